// The sentences of records, one function a problem. For the .cpp files of this folder only.
#pragma once

#include <string>

#include "records/problem.hpp"

namespace bareme::records {

BaseProblem missing_base(const std::string& path);
BaseProblem unopenable_base(const std::string& path, const std::string& detail);
BaseProblem foreign_base(const std::string& path);
BaseProblem newer_base(const std::string& path, int version);
BaseProblem older_base(const std::string& path, int version);
BaseProblem locked_base(const std::string& path);
BaseProblem corrupt_base(const std::string& path, const std::string& detail);
BaseProblem unwritable_base(const std::string& path);
BaseProblem full_disk(const std::string& path);
BaseProblem changed_while_imported(const std::string& student);  // by another program, since it was read
BaseProblem full_temporary(const std::string& folder);           // where an import puts the rows aside
BaseProblem unusable_temporary(const std::string& folder, const std::string& why);
BaseProblem refused_by_base(const std::string& path, const std::string& detail);
BaseProblem unreadable_number(const std::string& path, const std::string& text);
BaseProblem failing_disk(const std::string& path, const std::string& detail);
BaseProblem unknown_enrolment(const std::string& student);

}  // namespace bareme::records
