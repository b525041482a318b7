// The projected page on this machine: http://127.0.0.1:PORT/TOKEN/, read by a browser and by nobody else. The shell
// hands over a finished page; the threads here never see the session. A request without the token, from another host
// name (DNS rebinding) or that is no GET is refused, and nothing a request says is kept. It ends with this object.
#pragma once

#include <memory>
#include <string>

namespace bareme::repl {

class ScreenServer {
 public:
  // On that port, or any free one when it is 0; none when the port is taken.
  static std::unique_ptr<ScreenServer> open(int port);
  ~ScreenServer();
  ScreenServer(const ScreenServer&) = delete;
  ScreenServer& operator=(const ScreenServer&) = delete;

  std::string address() const;  // with its token: said once
  int port() const;
  std::string nonce() const;    // what the script of a page must bear to run
  void show(std::string page);  // from now on; pages that are open take it within half a second

 private:
  struct Inside;
  explicit ScreenServer(std::unique_ptr<Inside> inside);
  std::unique_ptr<Inside> inside_;
};

}  // namespace bareme::repl
