-- Promotion de démonstration « ING2 Informatique 2024-2025 » : 96 élèves inventés de deuxième année (S7 et S8), leurs notes des deux
-- sessions, leurs faits, et un semestre au Québec.
--
-- Usage, depuis n'importe où :   lua5.4 generate.lua [DOSSIER [GRAINE [PROMOTION]]]       (par défaut, le dossier de ce fichier)
-- Graine : SEED ci-dessous, sauf une autre. Tout est entier (notes en centièmes), sans horloge ni hasard du système : mêmes octets à chaque passage.
--
-- Écrit etudiants.csv, notes.csv (large, une colonne par épreuve, « @2 » pour la seconde session), faits.csv (long), cours.csv.
-- « ? » en seconde session : convoqué, pas encore noté. Cellule vide : note manquante en session 1, élève non convoqué en session 2.

local SEED = tonumber(arg[2]) or 20240903
local FOLDER = arg[1] or (arg[0]:match("^(.*)/[^/]*$") or ".")

-- ---------------------------------------------------------------------------------------------------- hasard reproductible

local state = SEED

local function draw(below)                       -- entier de 0 à below - 1 (congruence linéaire sur 64 bits, bits hauts)
  state = state * 6364136223846793005 + 1442695040888963407
  return (state >> 33) % below
end

local function normal(deviation)                 -- somme de douze tirages : écart type `deviation`, moyenne 0
  local sum = -6000
  for _ = 1, 12 do sum = sum + draw(1001) end
  return sum * deviation // 1000
end

-- ---------------------------------------------------------------------------------------------------- la maquette, en bref

-- Les colonnes suivent maquette.bareme, « Informatique, 2e année ». exams : { matière, épreuves… } ; une ECUE en a une ou plusieurs.
local UES = {
  { "SB7", { { "STAT7", 2, { "STAT7", "EF", "CC", "DM" } },
             { "RO7", 1, { "RO7", "EF", "CC" } } } },
  { "SI7", { { "ALGO7", 3, { "ALGO7", "EF", "CC1", "CC2", "CC3", "CR", "CT" } },
             { "RES7", 2, { "RES7", "EF", "CC", "CR", "CT" } } } },
  { "SP7", { { "BDD7", 2, { "BDD7", "EF", "CC", "EI" } },
             { "GL7", 2, { "CONC7", "EF", "CC", "PT" }, { "TEST7", "EF", "CR" } } } },
  { "SH7", { { "MAN7", 2, { "MAN7", "EF", "CC" } },
             { "DROIT7", 1, { "DROIT7", "EF" } } } },
  { "OI7", { { "ANG7", 2, { "ANG7", "EF", "CC1", "CC2" } },
             { "LVB7", 1, { "LVB7", "CC1", "CC2" } } } },
  { "SB8", { { "OPT8", 1, { "OPT8", "EF", "CC", "DM" } } } },
  { "SI8", { { "SYS8", 3, { "SYS8", "EF", "CC", "DM", "CR", "CT", "EI", "PT" } },
             { "EMB8", 2, { "EMB8", "EF", "CC", "CR", "CT" } } } },
  { "SP8", { { "IA8", 2, { "IA8", "EF", "CC", "EI" } },
             { "DIST8", 2, { "DIST8", "EF", "CC", "CR" } },
             { "BET8", 2, { "BET8", "travail", "rapport", "soutenance" } } } },
  { "SH8", { { "COM8", 2, { "COM8", "EF", "CC" } },
             { "ASSO8", 1, { "ASSO8", "rapport", "soutenance" } } } },
  { "OI8", { { "ANG8", 2, { "ANG8", "EF", "CC1", "CC2" } },
             { "LVB8", 1, { "LVB8", "CC1", "CC2" } } } },
}

local COLUMNS = {}
for _, ue in ipairs(UES) do
  for _, ecue in ipairs(ue[2]) do
    for m = 3, #ecue do
      for e = 2, #ecue[m] do
        local exam = ecue[m][1] .. "." .. ecue[m][e]
        COLUMNS[#COLUMNS + 1] = exam
        if ecue[m][e] == "EF" then COLUMNS[#COLUMNS + 1] = exam .. "@2" end
      end
    end
  end
end

local function is_project(ecue) return ecue == "BET8" or ecue == "ASSO8" end

-- ---------------------------------------------------------------------------------------------------- les 96 élèves

local NAMES = [[
L'Hôpital–Nguyễn;Anne-Sophie
de La Fontaine;Jean
O'Brien;Siobhán
d'Almeida;João
Ñuñez;Íñigo
Çelik;Gülşen
Øvergård;Søren
Le Gall-Quéré;Maëlys
Montgolfier de Saint-Symphorien des Ursulines;Marie-Antoinette Bérengère Philippine
Wu;Y
Martin;Camille
Martin;Camille
Nguyễn;Minh Anh
Nguyen;Minh-Anh
Lefèvre;Noël
Lefebvre;Noëlle
Œuvrard;Lætitia
Szczepański;Łukasz
Dvořák;Kateřina
Þórsdóttir;Ásta
Van den Broeck;Zoë
Tremblay;Émile
Bâ;Fatoumata
Ba;Fatou
N'Diaye;Aïssatou
El Khattabi;Yacine
Ben Amor;Inès
Rakotomalala;Hery
Ratsimandrava-Andriamanjato;Voahirana Fenosoa
Dubois;Hugo
Delattre;Chloé
Vandamme;Théo
Vasseur;Léa
Caron;Enzo
Lecomte;Manon
Wallaert;Sacha
Leclercq;Jade
Hennebelle;Lucas
Pruvost;Emma
Fournier;Nathan
Deldicque;Louise
Bouvet;Tom
Carpentier;Alice
Delpierre;Jules
Gosselin;Lina
Haffreingue;Arthur
Baheux;Ambre
Ringot;Raphaël
Seillier;Rose
Duhamel;Gabriel
Lamirand;Anna
Merlin;Maël
Sergent;Julia
Trollé;Adam
Ducrocq;Lola
Évrard;Ève
Ogez;Paul
Playe;Mila
Queval;Robin
Routier;Nina
Hénin;Axel
Tellier;Agathe
Varlet;Oscar
Xhaard;Iris
Yvart;Victor
Zunequin;Romane
Altıntaş;Özgür
Benkhelifa;Sofiane
Courtois;Clémence
Da Silva;Thaïs
D'Hondt;Basile
Fauquembergue;Apolline
Grébert;Côme
Hamaïde;Élodie
Ivanović;Đorđe
Jäger;Jürgen
Kowalczyk;Zofia
Lhuillier;Rémi
Mac Mahon;Aoife
Noël;Noé
Oliveira Conceição;Patrícia
Petit;Bob
Quénéhen;Gaël
Rossignol;Capucine
Sánchez;Begoña
Traoré;Mamadou
Ürkmez;Ayşe
Verhaeghe;Stijn
Wacquez;Maxence
Ximénès;Soledad
Yıldız;İpek
Ząbek;Michał
Abdallah;Nour
Bûche;Faïza
Cœur;Cléa
Maës;Anaïs
]]

local STUDENTS = {}
for surname, first_name in NAMES:gmatch("([^;\n]+);([^\n]+)\n") do
  STUDENTS[#STUDENTS + 1] = { id = string.format("E%03d", #STUDENTS + 1), surname = surname, first_name = first_name }
end
assert(#STUDENTS == 96)

-- ---------------------------------------------------------------------------------------------------- notes ordinaires

local function quarter(mark)                     -- au quart de point, entre 0 et 20 (centièmes)
  return math.max(0, math.min(2000, (mark + 12) // 25 * 25))
end

local function mark_session_1(student)
  student.marks, student.facts, student.level = {}, {}, 1190 + normal(170)
  for _, ue in ipairs(UES) do
    for _, ecue in ipairs(ue[2]) do
      local level = is_project(ecue[1]) and 1415 + (student.level - 1190) // 3 + normal(80)
                    or student.level + normal(90)
      for m = 3, #ecue do
        for e = 2, #ecue[m] do
          local kind = ecue[m][e]
          local ease = (kind == "EF" and -60) or ((kind == "CR" or kind == "PT") and 150) or 30
          student.marks[ecue[m][1] .. "." .. kind] = quarter(level + (is_project(ecue[1]) and 0 or ease) + normal(140))
        end
      end
    end
  end
  local toeic = 745 + (student.level - 1190) // 4 + normal(70)
  student.toeic = { S7 = math.min(990, toeic // 5 * 5), S8 = math.min(990, (toeic + 20 + normal(20)) // 5 * 5) }
  local actions = draw(10) - 2
  student.actions = math.max(0, actions)
  if draw(10) < 4 then student.sport = quarter(1450 + normal(200)) end
end

-- ---------------------------------------------------------------------------------------------------- élèves choisis

local function set(student, prefix, value)       -- toutes les épreuves dont l'adresse commence ainsi
  for exam in pairs(student.marks) do
    if exam:sub(1, #prefix) == prefix then student.marks[exam] = value end
  end
end

local function comfortable(student)              -- admis partout : seule la particularité décide
  for exam, mark in pairs(student.marks) do
    local floor = is_project(exam:match("^%w+")) and 1300 or 1125
    if mark < floor then student.marks[exam] = quarter(floor + (floor - mark) // 4) end
  end
  student.toeic = { S7 = math.max(student.toeic.S7, 760), S8 = math.max(student.toeic.S8, 785) }
end

local function uniform(student, mark)            -- toutes les notes égales, TOEIC au score de référence, aucun bonus
  set(student, "", mark)
  student.toeic, student.actions, student.sport = { S7 = 635, S8 = 685 }, 0, nil
end

-- Chaque particularité agit sur les notes de session 1, puis impose au besoin des notes de session 2 (`resit`).
local SPECIAL = {
  E010 = function(s) set(s, "MAN7", 999) set(s, "DROIT7", 999) s.resit["MAN7.EF"] = 950 s.resit["DROIT7.EF"] = 975 end,  -- UE à 9,99
  E011 = function(s) set(s, "MAN7", 1000) set(s, "DROIT7", 1000) end,                                                     -- UE à 10,00
  E012 = function(s) s.marks["LVB7.CC1"] = 498 s.marks["LVB7.CC2"] = 500 s.actions = 4 end,                               -- ECUE à 4,99
  E013 = function(s) set(s, "LVB7", 500) set(s, "ANG7", 1350) end,                                                        -- ECUE à 5,00
  E014 = function(s) set(s, "BET8", 1200) s.marks["BET8.soutenance"] = 1196 end,                                          -- projet à 11,99
  E015 = function(s) set(s, "BET8", 1200) end,                                                                            -- projet à 12,00
  E016 = function(s) uniform(s, 999) end,                                                                                 -- année à 9,99
  E017 = function(s) uniform(s, 1000) end,                                                                                -- année à 10,00
  E018 = function(s) set(s, "ANG7", 1000) set(s, "LVB7", 998) s.toeic.S7 = 635 end,                                       -- UE à 9,995
  E022 = function(s) s.mobility = true end,                                                                               -- S8 au Québec
  E023 = function(s) set(s, "BET8", 1600) s.facts[#s.facts + 1] = { "BET8", "retard", "3 jours" } end,
  E030 = function(s) s.absent = true end,                                                                                 -- défaillant
  E031 = function(s) s.marks["ALGO7.EF"] = "ABI" s.resit["ALGO7.EF"] = 1200 end,
  E032 = function(s) s.marks["SYS8.EF"] = "ABJ" s.resit["SYS8.EF"] = 1100 end,
  E033 = function(s) s.marks["OPT8.EF"] = "ABJ" s.resit["OPT8.EF"] = "ABJ" end,
  E034 = function(s) s.marks["BDD7.EF"] = "ABI" s.resit["BDD7.EF"] = "ABI" end,
  E035 = function(s) set(s, "IA8", 400) s.resit["IA8.EF"] = "ABI" end,
  E036 = function(s) s.marks["STAT7.EF"] = 325 s.marks["RO7.EF"] = 600 s.resit["STAT7.EF"] = "ABJ" s.resit["RO7.EF"] = 900 end,
  E037 = function(s) s.marks["RES7.CC"] = "ABI" end,
  E038 = function(s) s.marks["RES7.CC"] = "ABJ" s.marks["OPT8.DM"] = "ABJ" end,
  E039 = function(s) set(s, "LVB7", "DIS") set(s, "LVB8", "DIS") end,
  E040 = function(s) s.marks["EMB8.EF"] = "ABI" s.resit["EMB8.EF"] = "?" end,
  E041 = function(s) s.marks["DIST8.EF"] = "ABJ" s.resit["DIST8.EF"] = "?" end,
  E042 = function(s) s.marks["OPT8.EF"] = 400 s.marks["OPT8.CC"] = 700 s.resit["OPT8.EF"] = "?" end,
  E051 = function(s) s.marks["ALGO7.CC2"] = nil end,
  E052 = function(s) s.marks["SYS8.PT"] = nil end,
  E053 = function(s) s.marks["BET8.soutenance"] = nil end,
  E054 = function(s) s.toeic.S8 = nil end,
  E055 = function(s) s.marks["OPT8.EF"] = nil end,
  E056 = function(s) s.marks["CONC7.EF"] = nil s.marks["TEST7.CR"] = nil s.marks["COM8.CC"] = nil end,
}

-- ---------------------------------------------------------------------------------------------------- seconde session

-- Moyenne approchée d'une ECUE, en centièmes : elle ne sert qu'à désigner qui est convoqué, le règlement calcule la vraie.
local WEIGHTS = { EF = 400, CC = 200, DM = 100, CR = 60, CT = 120, EI = 120, PT = 120, travail = 200, rapport = 100, soutenance = 100 }

local function rough_mean(student, ecue)
  local sum, weight = 0, 0
  for m = 3, #ecue do
    for e = 2, #ecue[m] do
      local mark = student.marks[ecue[m][1] .. "." .. ecue[m][e]]
      local w = WEIGHTS[ecue[m][e]:match("^%a+")]
      if mark == "ABI" then mark = 0 end
      if math.type(mark) == "integer" then sum, weight = sum + mark * w, weight + w end
    end
  end
  return weight > 0 and sum // weight or 0
end

local function sit_session_2(student)
  for _, ue in ipairs(UES) do
    local sum, weight, low = 0, 0, false
    for _, ecue in ipairs(ue[2]) do
      local mean = rough_mean(student, ecue)
      sum, weight, low = sum + mean * ecue[2], weight + ecue[2], low or mean < 520
    end
    local failed = weight > 0 and sum // weight < 1000 or low
    for _, ecue in ipairs(ue[2]) do
      for m = 3, #ecue do
        local exam = ecue[m][1] .. ".EF"
        local first = student.marks[exam]
        local gain = 230 + normal(150)
        if failed and math.type(first) == "integer" and first < 1000 and student.resit[exam] == nil then
          student.resit[exam] = quarter(first + gain)
        end
      end
    end
  end
end

local function never_sat(student)                -- défaillant : absent à tous les examens finaux, aux deux sessions
  for exam in pairs(student.marks) do
    local kind = exam:match("%.(.+)$")
    if kind == "EF" then
      student.marks[exam], student.resit[exam] = "ABI", "ABI"
    elseif kind:match("^CC") then
      student.marks[exam] = "ABI"
    end
  end
  student.marks["COM8.EF"], student.resit["MAN7.EF"] = "ABJ", "ABJ"
end

local function leave_for_semester_8(student)     -- aucune épreuve de l'école au S8
  for exam in pairs(student.marks) do
    if exam:match("^%a+(%d)%.") == "8" then student.marks[exam], student.resit[exam] = nil, nil end
  end
  student.toeic.S8 = nil
  student.facts[#student.facts + 1] = { "S8", "mobilité", "oui" }
  student.facts[#student.facts + 1] = { "S8", "parcours extérieur reconnu", "oui" }
end

-- L'année à 9,99 ou à 10,00 exactement : la seconde session n'y change rien.
local function resit_in_vain(student)
  for exam in pairs(student.resit) do student.resit[exam] = 900 end
end

-- Deux ou trois convoqués ordinaires ont manqué leur seconde session, ou attendent leur note.
local function scatter_absences(student, index)
  local exams = {}
  for _, column in ipairs(COLUMNS) do
    local exam = column:match("^(.*)@2$")
    if exam and student.resit[exam] then exams[#exams + 1] = exam end
  end
  if #exams >= 2 and index % 9 == 0 then student.resit[exams[1]] = "ABI" end
  if #exams >= 3 and index % 11 == 0 then student.resit[exams[2]] = "ABJ" end
end

for index, student in ipairs(STUDENTS) do
  student.resit = {}
  mark_session_1(student)
  local special = SPECIAL[student.id]
  if special then
    comfortable(student)
    special(student)
  end
  if student.absent then never_sat(student) else sit_session_2(student) end
  if student.mobility then leave_for_semester_8(student) end
  if student.id == "E016" or student.id == "E017" then resit_in_vain(student) end
  if not special then scatter_absences(student, index) end
end

-- ---------------------------------------------------------------------------------------------------- écriture

local function french(mark)                      -- 1225 → "12,25" ; 1250 → "12,5" ; 1200 → "12" ; un code reste un code
  if math.type(mark) ~= "integer" then return mark or "" end
  return (string.format("%d,%02d", mark // 100, mark % 100):gsub(",?0+$", ""))
end

local function write(name, rows)
  local file = assert(io.open(FOLDER .. "/" .. name, "wb"))
  for _, row in ipairs(rows) do file:write(table.concat(row, ";"), "\n") end
  file:close()
end

local MAQUETTE, PROMOTION = "Informatique, 2e année", arg[3] or "ING2 Informatique 2024-2025"

local students = { { "numéro", "nom", "prénom", "année universitaire", "maquette", "promotion", "spécialité" } }
local marks = { { "étudiant", table.unpack(COLUMNS) } }
local facts = { { "étudiant", "objet", "fait", "valeur" } }

for _, s in ipairs(STUDENTS) do
  students[#students + 1] = { s.id, s.surname, s.first_name, "2024-2025", MAQUETTE, PROMOTION, "Informatique" }

  local row = { s.id }
  for _, column in ipairs(COLUMNS) do
    local exam, second = column:match("^([^@]+)(@?)")
    row[#row + 1] = french(second == "@" and s.resit[exam] or second == "" and s.marks[exam] or nil)
  end
  marks[#marks + 1] = row

  if s.toeic.S7 then facts[#facts + 1] = { s.id, "TOEIC7", "S", tostring(s.toeic.S7) } end
  if s.toeic.S8 then facts[#facts + 1] = { s.id, "TOEIC8", "S", tostring(s.toeic.S8) } end
  if s.actions > 0 then facts[#facts + 1] = { s.id, "CING2", "actions", tostring(s.actions) } end
  if s.sport then facts[#facts + 1] = { s.id, "CING2", "sport", french(s.sport) } end
  for _, fact in ipairs(s.facts) do facts[#facts + 1] = { s.id, table.unpack(fact) } end
end

-- Le contrat d'études du Québec : 30 crédits retenus ; un cours de plus, suivi et obtenu, ne compte pas dans la moyenne.
local courses = {
  { "étudiant", "semestre", "cours", "ects", "note canadienne", "grade", "note reçue", "retenu" },
  { "E022", "S8", "INF711", "6", "3,7", "", "", "oui" },
  { "E022", "S8", "INF732", "6", "3", "", "", "oui" },
  { "E022", "S8", "INF756", "6", "2,7", "", "", "oui" },
  { "E022", "S8", "MAT720", "7,5", "4", "", "", "oui" },
  { "E022", "S8", "ANG215", "4,5", "2,3", "", "", "oui" },
  { "E022", "S8", "EPS101", "3", "4,3", "", "", "non" },
}

write("etudiants.csv", students)
write("notes.csv", marks)
write("faits.csv", facts)
write("cours.csv", courses)
