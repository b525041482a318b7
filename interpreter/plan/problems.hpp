// The sentences of planning: what only a curriculum can show. Codes B100 to B119, told in docs/erreurs.md.
#pragma once

#include <string>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "plan/plan.hpp"

namespace bareme::plan::problems {

diagnostics::Diagnostic cycle(const semantics::CheckedRegulation& regulation, const semantics::Curriculum& curriculum,
                              const std::vector<CellKey>& path);
diagnostics::Diagnostic two_base_rules(const semantics::CheckedRegulation& regulation,
                                       const semantics::Curriculum& curriculum, semantics::QuantityId quantity,
                                       semantics::ObjectId object, diagnostics::Span first, diagnostics::Span second);
diagnostics::Diagnostic weights_rescaled(const semantics::Curriculum& curriculum, diagnostics::Span mean,
                                         const std::vector<semantics::ObjectId>& objects);
diagnostics::Diagnostic uncovered(const semantics::CheckedRegulation& regulation,
                                  const semantics::Curriculum& curriculum, semantics::QuantityId quantity,
                                  const std::vector<semantics::ObjectId>& objects);
// Objects of a « selon semestre » that no row names and no « sinon » takes.
diagnostics::Diagnostic verdict_unanswered(const semantics::Curriculum& curriculum, diagnostics::Span row,
                                           const std::vector<semantics::ObjectId>& objects);
diagnostics::Diagnostic weight_sans_objet(const semantics::Curriculum& curriculum, diagnostics::Span weight,
                                          const std::vector<semantics::ObjectId>& objects);
diagnostics::Diagnostic without_row(const semantics::Curriculum& curriculum, diagnostics::Span selection,
                                    const std::vector<semantics::ObjectId>& objects);

}  // namespace bareme::plan::problems
