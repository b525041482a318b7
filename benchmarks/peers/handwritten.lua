-- The small règlement written out by hand in Lua: the price of leaving the native path for embedded Lua.
-- Runs under lua5.4 and luajit. Exact: integers in tenths, thresholds cross-multiplied. Doubles: as most peers do.
-- The draw is that of ../promotion.hpp; checked before anything is measured.
local ecues = { 'analyse', 'algebre', 'probas', 'prog', 'bdd', 'reseaux', 'projet', 'anglais', 'gestion', 'sport' }
local CHECKSUM, ROUNDS = 1003403, 5
local edge = tonumber(os.getenv('EDGE') or '')

local function draw(size, seed)
  local state, students = seed, {}
  local function next_draw()
    state = (state * 1664525 + 1013904223) % 4294967296
    return state
  end
  for i = 1, size do
    local marks = {}
    for _, ecue in ipairs(ecues) do
      local three_draws = next_draw() + next_draw() + next_draw()
      marks[ecue] = math.floor(60 * three_draws / 4294967296 + 10.5)
    end
    students[i] = marks
  end
  return students
end

local function in_points(students)
  local converted = {}
  for i, tenths in ipairs(students) do
    converted[i] = {}
    for ecue, mark in pairs(tenths) do converted[i][ecue] = mark / 10 end
  end
  return converted
end

-- Averages stay numerators: of the UEs over 9, 16 and 8, of the semester over 144 * 30; all in tenths of a point.
local function exact(m)
  local ue1 = 4 * m.analyse + 3 * m.algebre + 2 * m.probas
  local ue2 = 6 * m.prog + 4 * m.bdd + 4 * m.reseaux + 2 * m.projet
  local ue3 = 2 * m.anglais + 2 * m.gestion + 4 * m.sport
  local valid1 = ue1 >= 900 and m.analyse >= 50 and m.algebre >= 50 and m.probas >= 50
  local valid2 = ue2 >= 1600 and m.prog >= 50 and m.bdd >= 50 and m.reseaux >= 50 and m.projet >= 50
  local valid3 = ue3 >= 800 and m.anglais >= 50 and m.gestion >= 50 and m.sport >= 50
  return { ue1 = ue1, ue2 = ue2, ue3 = ue3, valid1 = valid1, valid2 = valid2, valid3 = valid3,
           semester = 128 * ue1 + 108 * ue2 + 180 * ue3, admitted = valid1 and valid2 and valid3 }
end

local function doubles(m)
  local ue1 = (2 * m.analyse + 1.5 * m.algebre + m.probas) / 4.5
  local ue2 = (3 * m.prog + 2 * m.bdd + 2 * m.reseaux + m.projet) / 8
  local ue3 = (m.anglais + m.gestion + 2 * m.sport) / 4
  local valid1 = ue1 >= 10 and m.analyse >= 5 and m.algebre >= 5 and m.probas >= 5
  local valid2 = ue2 >= 10 and m.prog >= 5 and m.bdd >= 5 and m.reseaux >= 5 and m.projet >= 5
  local valid3 = ue3 >= 10 and m.anglais >= 5 and m.gestion >= 5 and m.sport >= 5
  return { ue1 = ue1, ue2 = ue2, ue3 = ue3, valid1 = valid1, valid2 = valid2, valid3 = valid3,
           semester = (8 * ue1 + 12 * ue2 + 10 * ue3) / 30, admitted = valid1 and valid2 and valid3 }
end

local function on_the_edge(outcome)
  return outcome.ue1 == 900 or outcome.ue2 == 1600 or outcome.ue3 == 800 or outcome.semester == 100 * 144 * 30
end

local function draw_edge(size)
  local students, seed = {}, 7
  while #students < size do
    for _, tenths in ipairs(draw(20000, seed)) do
      if #students < size and on_the_edge(exact(tenths)) then students[#students + 1] = tenths end
    end
    seed = seed + 1
  end
  return students
end

local function check_draw()
  local sum = 0
  for _, marks in ipairs(draw(1000, 42)) do
    for _, ecue in ipairs(ecues) do sum = sum + marks[ecue] end
  end
  assert(sum == CHECKSUM, 'the draw differs from ../promotion.hpp')
end

local function measure(name, decide, students, tenths)
  local seconds, outcomes = {}, {}
  for round = 1, ROUNDS do
    local start = os.clock()
    for i = 1, #students do outcomes[i] = decide(students[i]) end
    seconds[round] = os.clock() - start
  end
  table.sort(seconds)
  local median, wrong = seconds[(ROUNDS + 1) / 2], 0
  for i = 1, #students do
    if outcomes[i].admitted ~= exact(tenths[i]).admitted then wrong = wrong + 1 end
  end
  print(string.format('{"name":"hand-written %s, %s","n":%d,"students_per_s":%.0f,"us_per_student":%.4f,"wrong_decisions":%d}',
    jit and 'LuaJIT' or _VERSION, name, #students, #students / median, 1e6 * median / #students, wrong))
end

check_draw()
local tenths = edge and draw_edge(edge) or draw(100000, 42)
measure('exact integers', exact, tenths, tenths)
measure('doubles', doubles, in_points(tenths), tenths)
