"""The small règlement as an OpenFisca tax-benefit system, the whole promotion in one vectorised run.

Needs openfisca-core, importable; `benchmarks/run` skips it otherwise. The draw is that of ../promotion.hpp; checked first.
The time includes building the simulation and giving it the marks, as each new promotion would.
"""
import json
import os
import statistics
import time

import numpy as np
from openfisca_core.entities import build_entity
from openfisca_core.periods import DateUnit, Instant, Period
from openfisca_core.simulations import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

# (name, ECTS, {ECUE: coefficient in halves of a point})
UES = [
    ("ue1", 8, {"analyse": 4, "algebre": 3, "probas": 2}),
    ("ue2", 12, {"prog": 6, "bdd": 4, "reseaux": 4, "projet": 2}),
    ("ue3", 10, {"anglais": 2, "gestion": 2, "sport": 4}),
]
ECUES = [ecue for _, _, coefficients in UES for ecue in coefficients]
YEAR = Period((DateUnit.YEAR, Instant((2025, 1, 1)), 1))
CHECKSUM, ROUNDS = 1003403, 7

Student = build_entity(key="student", plural="students", label="", is_person=True)


def variable(name, kind, formula=None):
    body = {"value_type": kind, "entity": Student, "definition_period": DateUnit.YEAR, "label": name}
    if formula:
        body["formula"] = formula
    return type(name, (Variable,), body)


def average(coefficients):
    total = sum(coefficients.values()) / 2

    def formula(student, period):
        return sum(halves / 2 * student(ecue, period) for ecue, halves in coefficients.items()) / total

    return formula


def valid(ue, coefficients):
    def formula(student, period):
        result = student(ue, period) >= 10
        for ecue in coefficients:
            result = result * (student(ecue, period) >= 5)
        return result

    return formula


def semester(student, period):
    return sum(ects * student(ue, period) for ue, ects, _ in UES) / 30


def admitted(student, period):
    return student("ue1_valid", period) * student("ue2_valid", period) * student("ue3_valid", period)


def reglement():
    system = TaxBenefitSystem([Student])
    for ecue in ECUES:
        system.add_variable(variable(ecue, float))
    for ue, _, coefficients in UES:
        system.add_variable(variable(ue, float, average(coefficients)))
        system.add_variable(variable(ue + "_valid", bool, valid(ue, coefficients)))
    system.add_variable(variable("semester", float, semester))
    system.add_variable(variable("admitted", bool, admitted))
    return system


def decide_all(system, points):
    simulation = SimulationBuilder().build_default_simulation(system, count=len(points))
    for column, ecue in enumerate(ECUES):
        simulation.set_input(ecue, YEAR, points[:, column])
    wanted = [ue for ue, _, _ in UES] + [ue + "_valid" for ue, _, _ in UES] + ["semester", "admitted"]
    return {name: simulation.calculate(name, YEAR) for name in wanted}


def draw(size, seed):
    state, tenths = seed, np.empty((size, len(ECUES)), dtype=np.int64)
    for mark in range(tenths.size):
        three_draws = 0
        for _ in range(3):
            state = (state * 1664525 + 1013904223) & 0xFFFFFFFF
            three_draws += state
        tenths.flat[mark] = (60 * three_draws + (21 << 31)) >> 32
    return tenths


def decide_exactly(tenths):
    """Who is admitted, and who has an average of exactly 10/20, in one UE or over the semester."""
    everyone = len(tenths)
    admitted, on_the_edge = np.ones(everyone, bool), np.zeros(everyone, bool)
    semester, first = np.zeros(everyone, np.int64), 0
    for _, ects, coefficients in UES:
        marks = tenths[:, first : first + len(coefficients)]
        total = sum(coefficients.values())
        numerator = marks @ np.array(list(coefficients.values()))
        admitted &= (numerator >= 100 * total) & (marks >= 50).all(axis=1)
        on_the_edge |= numerator == 100 * total
        semester += ects * (144 // total) * numerator
        first += len(coefficients)
    return admitted, on_the_edge | (semester == 100 * 144 * 30)


def draw_edge(size):
    found, seed = np.empty((0, len(ECUES)), np.int64), 7
    while len(found) < size:
        candidates = draw(20000, seed)
        found = np.concatenate([found, candidates[decide_exactly(candidates)[1]]])
        seed += 1
    return found[:size]


def main():
    assert draw(1000, 42).sum() == CHECKSUM, "the draw differs from ../promotion.hpp"
    edge = os.environ.get("EDGE")
    tenths = draw_edge(int(edge)) if edge else draw(100000, 42)
    points = (tenths / 10).astype(np.float32)  # OpenFisca's own type for `float`
    system, seconds = reglement(), []
    decide_all(system, points)
    for _ in range(ROUNDS):
        start = time.process_time()
        results = decide_all(system, points)
        seconds.append(time.process_time() - start)
    median, size = statistics.median(seconds), len(tenths)
    print(json.dumps({
        "name": "OpenFisca core, whole promotion vectorised",
        "n": size,
        "students_per_s": round(size / median),
        "us_per_student": round(1e6 * median / size, 4),
        "wrong_decisions": int((results["admitted"] != decide_exactly(tenths)[0]).sum()),
    }, separators=(",", ":")))


main()
