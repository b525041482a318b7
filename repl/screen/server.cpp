// The one file that knows cpp-httplib.
#include "repl/screen/server.hpp"

#include <chrono>
#include <csignal>
#include <mutex>
#include <random>
#include <thread>

#include <fmt/format.h>
#include <httplib.h>

namespace bareme::repl {
namespace {

constexpr const char* host = "127.0.0.1";
constexpr int bad_method = 405, forbidden = 403, not_found = 404;

// 128 bits nobody guesses.
std::string secret() {
  std::random_device source;
  std::string text;
  for (int i = 0; i < 4; ++i)
    text += fmt::format("{:08x}", source() & 0xffffffffU);
  return text;
}

// As long for a wrong token as for the right one.
bool same_secret(const std::string& left, const std::string& right) {
  unsigned difference = left.size() == right.size() ? 0 : 1;
  for (std::size_t i = 0; i < right.size(); ++i)
    difference |= static_cast<unsigned char>(i < left.size() ? left[i] : 0) ^ static_cast<unsigned char>(right[i]);
  return difference == 0;
}

// A port a program listens on cannot be shared with it: the library would let two sessions of one user do so.
void listen_alone(int socket) {
  const int yes = 1;
  ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof(yes));
}

// Signals are the shell's, Ctrl-C first; and the library ignores SIGPIPE for the whole program: put back as it was.
class SignalsLeftAlone {
 public:
  SignalsLeftAlone() {
    sigset_t all;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &mask_);
    sigaction(SIGPIPE, nullptr, &pipe_);
  }
  ~SignalsLeftAlone() {
    sigaction(SIGPIPE, &pipe_, nullptr);
    pthread_sigmask(SIG_SETMASK, &mask_, nullptr);
  }
  SignalsLeftAlone(const SignalsLeftAlone&) = delete;
  SignalsLeftAlone& operator=(const SignalsLeftAlone&) = delete;

 private:
  sigset_t mask_{};
  struct sigaction pipe_ {};
};

}  // namespace

struct ScreenServer::Inside {
  httplib::Server server;
  std::thread thread;
  int port = 0;
  const std::string token = secret(), nonce = secret();
  std::mutex guard;  // of the two below: written by the shell, read by the threads of the server
  std::string page;
  unsigned long number = 0;

  void answer(const httplib::Request& request, httplib::Response& response) {
    response.set_header("Cache-Control", "no-store");
    response.set_header("Referrer-Policy", "no-referrer");
    response.set_header("X-Content-Type-Options", "nosniff");
    response.set_header("Cross-Origin-Resource-Policy", "same-origin");
    if (request.method != "GET") return refuse(response, bad_method);
    const std::string asked = request.get_header_value("Host");
    if (asked != fmt::format("{}:{}", host, port) && asked != fmt::format("localhost:{}", port))
      return refuse(response, forbidden);
    const std::size_t end = request.path.find('/', 1);
    if (request.path.empty() || end == std::string::npos || !same_secret(request.path.substr(1, end - 1), token))
      return refuse(response, forbidden);
    const std::string what = request.path.substr(end + 1);
    const std::lock_guard<std::mutex> held(guard);
    if (what.empty()) {
      response.set_header("Content-Security-Policy",
                          fmt::format("default-src 'none'; style-src 'unsafe-inline'; script-src 'nonce-{}'; "
                                      "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
                                      nonce));
      response.set_content(page, "text/html; charset=utf-8");
    } else if (what == "numero") {
      response.set_content(std::to_string(number), "text/plain; charset=utf-8");
    } else {
      refuse(response, not_found);
    }
  }

  static void refuse(httplib::Response& response, int status) {
    response.status = status;
    response.set_content(fmt::format("{}\n", status), "text/plain; charset=utf-8");
  }
};

ScreenServer::ScreenServer(std::unique_ptr<Inside> inside) : inside_(std::move(inside)) {}

std::unique_ptr<ScreenServer> ScreenServer::open(int port) {
  const SignalsLeftAlone signals;
  auto inside = std::make_unique<Inside>();
  Inside& here = *inside;
  here.server.set_socket_options(listen_alone);
  here.server.set_keep_alive_max_count(1);  // a page that stays open holds no thread
  here.server.set_read_timeout(2);
  here.server.set_write_timeout(2);
  here.server.set_payload_max_length(0);
  here.server.new_task_queue = [] { return new httplib::ThreadPool(4); };
  here.server.set_pre_routing_handler([&here](const httplib::Request& request, httplib::Response& response) {
    here.answer(request, response);
    return httplib::Server::HandlerResponse::Handled;
  });
  if (port == 0) {
    here.port = here.server.bind_to_any_port(host);
    if (here.port < 0) return nullptr;
  } else {
    here.port = port;
    if (!here.server.bind_to_port(host, port)) return nullptr;
  }
  here.thread = std::thread([&here] { here.server.listen_after_bind(); });
  while (!here.server.is_running())  // until it listens it cannot be stopped
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  return std::unique_ptr<ScreenServer>(new ScreenServer(std::move(inside)));
}

ScreenServer::~ScreenServer() {
  inside_->server.stop();
  inside_->thread.join();
}

std::string ScreenServer::address() const {
  return fmt::format("http://{}:{}/{}/", host, inside_->port, inside_->token);
}

int ScreenServer::port() const { return inside_->port; }

std::string ScreenServer::nonce() const { return inside_->nonce; }

void ScreenServer::show(std::string page) {
  const std::lock_guard<std::mutex> held(inside_->guard);
  inside_->page = std::move(page);
  ++inside_->number;
}

}  // namespace bareme::repl
