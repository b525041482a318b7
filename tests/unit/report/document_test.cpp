#include "report/document.hpp"

#include <filesystem>

#include <catch2/catch.hpp>

#include "session/session.hpp"

#include "support/source_dir.hpp"

namespace bareme::report {

TEST_CASE("document: every value is escaped, in a text and in an attribute", "[document]") {
  const Document made = document("<p title=\"{{nom}}\">{{nom}}</p>", R"({"nom": "L'Hôpital–Nguyễn <b> & \"x\""})");
  CHECK(made.fault.empty());
  CHECK(made.text ==
        "<p title=\"L&apos;Hôpital–Nguyễn &lt;b&gt; &amp; &quot;x&quot;\">L&apos;Hôpital–Nguyễn &lt;b&gt; &amp; "
        "&quot;x&quot;</p>");
}

TEST_CASE("document: a template that would escape nothing is refused", "[document]") {
  for (const char* page : {"{{{nom}}}", "{{& nom}}", "{{ &nom}}", "{{=<% %>=}}<%nom%>"}) {
    INFO(page);
    const Document made = document(page, R"({"nom": "<script>"})");
    CHECK_FALSE(made.fault.empty());
    CHECK(made.text.empty());
  }
}

TEST_CASE("document: an unclosed section and data that is no object are told", "[document]") {
  CHECK_FALSE(document("{{#nom}}", R"({"nom": "x"})").fault.empty());
  CHECK_FALSE(document("{{nom}}", "[1]").fault.empty());
  CHECK_FALSE(document("{{nom}}", "{").fault.empty());
}

TEST_CASE("document: an empty text, an absent value and an empty list show nothing", "[document]") {
  const char* const page = "{{#a}}oui{{/a}}{{^a}}non{{/a}}";
  CHECK(document(page, R"({"a": ""})").text == "non");
  CHECK(document(page, R"({"a": null})").text == "non");
  CHECK(document(page, R"({"a": []})").text == "non");
  CHECK(document(page, R"({"a": false})").text == "non");
  CHECK(document(page, R"({"a": 0})").text == "oui");
  CHECK(document("{{#a}}[{{.}}]{{/a}}", R"({"a": ["x", "y"]})").text == "[x][y]");
}

TEST_CASE("document: every template the program carries is whole, its common parts in place", "[document]") {
  namespace fs = std::filesystem;
  std::size_t templates = 0;
  for (const fs::directory_entry& entry :
       fs::directory_iterator(fs::path(support::source_dir()) / "stdlib/documents")) {
    const std::string name = entry.path().stem().string();
    if (entry.path().extension() != ".html" || name == "pied" || name == "projet") continue;
    INFO(name);
    ++templates;
    const std::string page = document_template(name);
    CHECK(page.find("{{>") == std::string::npos);
    CHECK(page.find("</html>") != std::string::npos);
    CHECK(document(page, "{}").fault.empty());
  }
  CHECK(templates == 9);
}

// A title that cannot go on a second line pushes the last columns out of the page.
TEST_CASE("document: the columns of a paper wrap, they never leave the frame", "[document]") {
  for (const char* name : {"document", "supplement", "classement", "affichage", "proces-verbal"}) {
    INFO(name);
    const std::string page = document_template(name);
    CHECK(page.find("td.n, th.n { text-align: right; white-space: nowrap") == std::string::npos);
    CHECK(page.find("overflow-wrap: break-word") != std::string::npos);
  }
}

}  // namespace bareme::report
