// What is wrong in a file of exceptions, or went wrong in a call: a French sentence and its line in that file.
// A value, like a Diagnostic; who calls this folder gives it its code and its place in the règlement.
#pragma once

#include <string>

namespace bareme::lua {

struct Fault {
  std::string message;
  std::string file;
  int line = 0;          // from 1; 0: of the file as a whole
  std::string function;  // the declared function that was called or is at fault; empty when there is none
};

}  // namespace bareme::lua
