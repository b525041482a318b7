// The page served on this machine, asked over a plain socket as any program of the machine could.
#include <functional>
#include <streambuf>
#include <string>
#include <thread>
#include <vector>

#include <arpa/inet.h>
#include <fmt/format.h>
#include <sys/socket.h>
#include <unistd.h>
#include <catch2/catch.hpp>

#include "repl/screen/server.hpp"
#include "shell_fixture.hpp"

namespace bareme::test {
namespace {

using repl::ScreenServer;

// The whole answer; empty when nobody listens.
std::string asked(int port, const std::string& request) {
  const int file = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in there{};
  there.sin_family = AF_INET;
  there.sin_port = htons(static_cast<std::uint16_t>(port));
  there.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  std::string answer;
  if (::connect(file, reinterpret_cast<sockaddr*>(&there), sizeof(there)) == 0 &&
      ::send(file, request.data(), request.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(request.size())) {
    char buffer[4096];
    for (ssize_t count; (count = ::recv(file, buffer, sizeof(buffer), 0)) > 0;)
      answer.append(buffer, static_cast<std::size_t>(count));
  }
  ::close(file);
  return answer;
}

std::string path_of(const ScreenServer& server) { return server.address().substr(server.address().find('/', 8)); }

std::string got(const ScreenServer& server, const std::string& path, const std::string& host = "",
                const std::string& method = "GET") {
  const std::string own = fmt::format("127.0.0.1:{}", server.port());
  return asked(server.port(), fmt::format("{} {} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", method, path,
                                          host.empty() ? own : host));
}

int status(const std::string& answer) { return answer.size() < 12 ? 0 : std::stoi(answer.substr(9, 3)); }

}  // namespace

TEST_CASE("screen: the page is given to who has its address", "[screen]") {
  const auto server = ScreenServer::open(0);
  REQUIRE(server);
  server->show("<p>Élève 12</p>");
  const std::string answer = got(*server, path_of(*server));
  CHECK(status(answer) == 200);
  CHECK(answer.find("<p>Élève 12</p>") != std::string::npos);
  CHECK(answer.find("default-src 'none'") != std::string::npos);
  CHECK(answer.find("Cache-Control: no-store") != std::string::npos);
  CHECK(status(got(*server, path_of(*server), fmt::format("localhost:{}", server->port()))) == 200);
}

TEST_CASE("screen: without the token, by another name, or to write: refused", "[screen]") {
  const auto server = ScreenServer::open(0);
  REQUIRE(server);
  server->show("<p>MOREAU</p>");
  const std::string path = path_of(*server);
  std::string wrong = path;
  wrong[3] = wrong[3] == 'a' ? 'b' : 'a';
  for (const std::string& other :
       {std::string("/"), wrong, path.substr(0, path.size() - 2) + "/", std::string("/favicon.ico")})
    CHECK(status(got(*server, other)) == 403);
  CHECK(status(got(*server, path, "jury.example.org")) == 403);
  CHECK(status(got(*server, path, fmt::format("127.0.0.1:{}", server->port() + 1))) == 403);
  CHECK(status(got(*server, path, "", "POST")) == 405);
  CHECK(status(got(*server, path, "", "DELETE")) == 405);
  CHECK(status(got(*server, path + "autre")) == 404);
  CHECK(got(*server, wrong).find("MOREAU") == std::string::npos);
}

TEST_CASE("screen: two sittings have two addresses, and a port serves one", "[screen]") {
  const auto first = ScreenServer::open(0), second = ScreenServer::open(0);
  REQUIRE(first);
  REQUIRE(second);
  CHECK(path_of(*first) != path_of(*second));
  CHECK_FALSE(ScreenServer::open(first->port()));
}

TEST_CASE("screen: a page follows the shell, and ends with it", "[screen]") {
  auto server = ScreenServer::open(0);
  REQUIRE(server);
  const int port = server->port();
  const std::string path = path_of(*server);
  server->show("un");
  CHECK(got(*server, path + "numero").ends_with("\r\n\r\n1"));
  server->show("deux");
  CHECK(got(*server, path + "numero").ends_with("\r\n\r\n2"));
  CHECK(got(*server, path).ends_with("\r\n\r\ndeux"));
  server.reset();
  CHECK(asked(port, "GET / HTTP/1.1\r\n\r\n").empty());
  CHECK(ScreenServer::open(port));  // and the port is free at once
}

namespace {

// Types lines one by one; before each, somebody looks at the screen.
class Looked : public std::streambuf {
 public:
  Looked(std::vector<std::string> lines, std::function<void()> look)
      : lines_(std::move(lines)), look_(std::move(look)) {}

 protected:
  int_type underflow() override {
    look_();
    if (next_ == lines_.size()) return traits_type::eof();
    line_ = lines_[next_++] + "\n";
    setg(line_.data(), line_.data(), line_.data() + line_.size());
    return traits_type::to_int_type(*gptr());
  }

 private:
  std::vector<std::string> lines_;
  std::function<void()> look_;
  std::size_t next_ = 0;
  std::string line_;
};

}  // namespace

TEST_CASE("screen: in a session, each command is on the page, « noir » shows nothing, « off » ends it", "[screen]") {
  std::ostringstream out;
  std::vector<std::string> pages;  // before each line, and at the end
  const auto look = [&] {
    const std::string said = out.str();
    const std::size_t at = said.find("http://127.0.0.1:");
    if (at == std::string::npos) return pages.emplace_back(), void();
    const std::string address = said.substr(at, said.find('\n', at) - at);
    const std::size_t colon = address.find(':', 8), slash = address.find('/', colon);
    const int port = std::stoi(address.substr(colon + 1, slash - colon - 1));
    pages.push_back(asked(port, fmt::format("GET {} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nConnection: close\r\n\r\n",
                                            address.substr(slash), port)));
  };
  Looked typed({"écran on", "fiche e05", "écran noir", "fiche e01", "écran on", "anonymat on", "écran off"}, look);
  std::istream in(&typed);
  Session session = shell_session();
  repl::run_shell(session, in, out, {});
  REQUIRE(pages.size() == 8);
  CHECK(pages[0].empty());
  CHECK(contains(pages[1], "Aucun étudiant en vue"));
  CHECK(contains(pages[2], "Nguyễn Anne (E05)"));
  for (const std::size_t black : {3, 4}) {
    CHECK(contains(pages[black], "class=\"noir\""));
    CHECK_FALSE(contains(pages[black], "E0"));
    CHECK_FALSE(contains(pages[black], "P1"));
  }
  CHECK(contains(pages[5], "MARTIN Léa (E01)"));
  CHECK_FALSE(contains(pages[6], "MARTIN"));
  CHECK(pages[7].empty());
}

TEST_CASE("screen: asked while the shell shows", "[screen]") {
  const auto server = ScreenServer::open(0);
  REQUIRE(server);
  server->show("0");
  const std::string path = path_of(*server);
  std::thread browser([&] {
    for (int i = 0; i < 50; ++i)
      if (status(got(*server, path)) != 200) std::abort();
  });
  for (int i = 1; i <= 500; ++i)
    server->show(std::string(1000, static_cast<char>('0' + i % 10)));
  browser.join();
}

}  // namespace bareme::test
