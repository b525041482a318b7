#include <catch2/catch.hpp>

#include "text/fold.hpp"
#include "text/misread.hpp"

using bareme::text::is_misread;
using bareme::text::latin1_to_utf8;

// The bytes of CP850 and Mac Roman were made by another program (Python's codecs).
TEST_CASE("misread: French names of DOS and of old Macs, read as Windows-1252") {
  for (const char* bytes : {"Lef\x8Avre", "Zo\x82", "H\x82l\x8Ane", "Fran\x87ois", "Beno\x8Ct", "No\x89l", "Chlo\x82",
                            "Agn\x8As", "Ma\x89lle", "J\x82r\x93me", "Ana\x8Bs", "Th\x82o", "Le\x8Bla", "Ga\x89tan"})
    CHECK(is_misread(latin1_to_utf8(bytes)));
  for (const char* bytes : {"Lef\x8Fvre", "Zo\x8E", "H\x8El\x8Fne", "Fran\x8Dois", "Beno\x94t", "Chlo\x8E", "Agn\x8Fs",
                            "J\x8Er\x99me", "Ana\x95s", "M\x8Fre", "Le\x95la"})
    CHECK(is_misread(latin1_to_utf8(bytes)));
}

TEST_CASE("misread: UTF-8 read as Windows-1252, or written twice over") {
  for (const char* name : {"Lefèvre", "Zoé", "Hélène", "Chloë", "Éric", "À", "n°", "œuvre"})
    CHECK(is_misread(latin1_to_utf8(name)));
}

TEST_CASE("misread: names and labels as people write them are left alone") {
  for (const char* name : {"Lefèvre",
                           "L’Hôpital–Nguyễn",
                           "Nguyễn Thị Ánh",
                           "JOÃO",
                           "GONÇALVES",
                           "São",
                           "Âge",
                           "CHÂTEAU",
                           "Šimon",
                           "Žižek",
                           "Œdipe",
                           "Ÿ",
                           "D’ŒUVRE",
                           "O‘zbek",
                           "Łukasz",
                           "山田",
                           "محمد",
                           "Ωmega",
                           "Çağla",
                           "İnci",
                           "e\xCC\x81t\xE2\x80\x8B",
                           "« Projet »",
                           "“Projet”",
                           "„Praktikum“",
                           "voir… annexe",
                           "10–12 €",
                           "un ‹mot›",
                           "Jean‑Éric",
                           "n° 12",
                           "‰",
                           "12 ‰"})
    CHECK_FALSE(is_misread(name));
}
