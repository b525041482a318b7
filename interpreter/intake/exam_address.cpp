#include "intake/exam_address.hpp"

namespace bareme::intake {

std::string exam_address(const semantics::Curriculum& curriculum, semantics::ObjectId exam) {
  semantics::ObjectId container = curriculum.object(exam).parent;
  while (container.valid() && curriculum.object(container).filled)
    container = curriculum.object(container).parent;
  if (!container.valid() || container == curriculum.root()) return curriculum.address(exam);
  std::string address = curriculum.object(container).code + "." + curriculum.object(exam).code;
  return curriculum.find(address).size() == 1 ? address : curriculum.address(exam);
}

}  // namespace bareme::intake
