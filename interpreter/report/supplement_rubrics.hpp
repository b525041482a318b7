// The rubrics of the European template of the Diploma Supplement, as its eight sections name them. For the .cpp files
// of this folder only.
#pragma once

#include <array>
#include <string_view>

namespace bareme::report {

struct Rubric {
  const char *number, *french, *english;
};

// « 1 », « 1.1 », « 1.2 »…: a section, then what it asks.
inline constexpr std::array<Rubric, 33> rubrics = {{
    {"1", "Titulaire du diplôme", "Holder of the qualification"},
    {"1.1", "Nom(s) de famille", "Last name(s)"},
    {"1.2", "Prénom(s)", "First name(s)"},
    {"1.3", "Date de naissance", "Date of birth"},
    {"1.4", "Numéro ou code d'étudiant", "Student identification number or code"},
    {"2", "Diplôme", "Qualification"},
    {"2.1", "Intitulé du diplôme et, le cas échéant, titre conféré",
     "Name of qualification and (if applicable) title conferred"},
    {"2.2", "Principaux domaines d'étude", "Main field(s) of study for the qualification"},
    {"2.3", "Nom et statut de l'établissement qui délivre le diplôme", "Name and status of awarding institution"},
    {"2.4", "Nom et statut de l'établissement qui dispense les cours",
     "Name and status of institution administering studies"},
    {"2.5", "Langues de formation et d'examen", "Language(s) of instruction and examination"},
    {"3", "Niveau et durée du diplôme", "Level and duration of the qualification"},
    {"3.1", "Niveau du diplôme", "Level of the qualification"},
    {"3.2", "Durée officielle du programme, en crédits et en années",
     "Official duration of programme in credits and/or years"},
    {"3.3", "Conditions d'accès", "Access requirement(s)"},
    {"4", "Contenu et résultats", "Programme completed and results obtained"},
    {"4.1", "Organisation des études", "Mode of study"},
    {"4.2", "Acquis d'apprentissage du programme", "Programme learning outcomes"},
    {"4.3", "Détail du programme : crédits, notes ou résultats obtenus",
     "Programme details, individual credits gained and grades/marks obtained"},
    {"4.4", "Système de notation et répartition des notes", "Grading system and grade distribution table"},
    {"4.5", "Classification générale du diplôme", "Overall classification of the qualification"},
    {"5", "Fonction du diplôme", "Function of the qualification"},
    {"5.1", "Accès à un niveau d'études supérieur", "Access to further study"},
    {"5.2", "Accès à une profession réglementée", "Access to a regulated profession"},
    {"6", "Informations complémentaires", "Additional information"},
    {"6.1", "Informations complémentaires", "Additional information"},
    {"6.2", "Autres sources d'information", "Further information sources"},
    {"7", "Certification du supplément", "Certification of the supplement"},
    {"7.1", "Date", "Date"},
    {"7.2", "Signature", "Signature"},
    {"7.3", "Qualité du ou de la signataire", "Capacity"},
    {"7.4", "Cachet officiel", "Official stamp or seal"},
    {"8", "Système national d'enseignement supérieur", "National higher education system"},
}};

inline const Rubric* rubric_named(std::string_view number) {
  for (const Rubric& one : rubrics)
    if (number == one.number) return &one;
  return nullptr;
}

}  // namespace bareme::report
