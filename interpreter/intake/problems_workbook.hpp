// What a workbook is refused for. For the .cpp files of this folder and of session/ only.
#pragma once

#include <string>

#include "diagnostics/diagnostic.hpp"

namespace bareme::intake {

diagnostics::Diagnostic broken_workbook(const std::string& path);
diagnostics::Diagnostic merged_cells(const std::string& path, const std::string& sheet, const std::string& range);
diagnostics::Diagnostic formula_without_value(const std::string& path, const std::string& sheet,
                                              const std::string& cell);
diagnostics::Diagnostic error_in_cell(const std::string& path, const std::string& sheet, const std::string& cell,
                                      const std::string& value);
diagnostics::Diagnostic cell_beyond_sheet(const std::string& path, const std::string& sheet, const std::string& cell);
diagnostics::Diagnostic cell_twice(const std::string& path, const std::string& sheet, const std::string& cell,
                                   const std::string& first, const std::string& other);
diagnostics::Diagnostic titles_twice(const std::string& path, const std::string& sheet);
diagnostics::Diagnostic hidden_sheet(const std::string& path, const std::string& sheet);
diagnostics::Diagnostic several_sheets(const std::string& path);

}  // namespace bareme::intake
