"""Compares kb's predictions and explanations of random customers with those of xgboost and shap, and prints the largest
differences as one JSON object.

    python3 Tests/Python/explanations.py KB STATE REPOSITORY CUSTOMERS

KB is the program, STATE the folder in which `kb platform data` has left its CSV, CUSTOMERS how many are drawn from it.
The models are those of fixtures/models, which the program carries.

What is compared for each model, over all drawn customers:
- `margin`, `prediction`: with xgboost's margin, and with its prediction, the margin sent through the objective's link
  (relative to predictions above 1: amounts of money).
- `base_value`, `phi`: with xgboost's pred_contribs.
- `shap_base_value`, `shap_phi`: with shap.TreeExplainer(feature_perturbation="tree_path_dependent"). shap has no
  algorithm of its own for categorical splits and takes xgboost's contributions for such a model; for a model without
  any its own algorithm runs, which `shap` tells as "own" or "xgboost".
And of each customer's details: `values` is how many features are not as in the CSV; `prediction` the difference of
predictions, as above; `percentile_rule` and `percentile_rank` that of percentiles. A percentile is the percentage of
rows below a value, those with the same value counted half: the rule over numpy's 101 interpolated percentiles, as kb
has it, to one decimal; the rank over all rows, from which the rule is off by up to a percentile's width.
"""

import concurrent.futures
import csv
import json
import pathlib
import random
import subprocess
import sys

import numpy
import shap
import xgboost

MODELS = ["engagement", "churn", "ltv", "recommendation", "anomaly"]
# What XGBoost has no objective for stands as an attribute of the model.
LINKS = {"exp2": numpy.exp2, "expm1": numpy.expm1}


def kb(program, state, *arguments):
    """The lines that kb prints, as JSON."""
    command = [program, *arguments, "--state", state, "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.exit(f"{command} ended with status {done.returncode}: {done.stderr}")
    return [json.loads(line) for line in done.stdout.splitlines()]


class Customers:
    """The rows of the CSV, encoded as models take them: categories by their places among the levels."""

    def __init__(self, state, repository):
        self.features = json.loads((repository / "platform/features.json").read_text())["features"]
        with open(next(state.glob("platform/engagement-raw/customers/*.csv")), newline="", encoding="utf-8") as file:
            self.rows = {int(row["customer_id"]): row for row in csv.DictReader(file)}
        columns = {
            feature["name"]: numpy.array([self.encoded(feature, row) for row in self.rows.values()], dtype=numpy.float64)
            for feature in self.features
        }
        self.ordered = {name: self.distribution(column) for name, column in columns.items()}

    @staticmethod
    def encoded(feature, row):
        text = row[feature["name"]]
        if text == "":
            return numpy.nan
        return feature["levels"].index(text) if "levels" in feature else float(text)

    def matrix(self, ids, booster):
        """The rows of customers as a model takes them, and as numbers."""
        declared = {feature["name"]: feature for feature in self.features}
        features = [declared[name] for name in booster.feature_names]
        values = [[self.encoded(feature, self.rows[number]) for feature in features] for number in ids]
        rows = numpy.array(values, dtype=numpy.float32)
        names, types = booster.feature_names, booster.feature_types
        return xgboost.DMatrix(rows, feature_names=names, feature_types=types, enable_categorical=True), rows

    @staticmethod
    def distribution(column):
        """The known values in order, and their 101 percentiles."""
        known = numpy.sort(column[~numpy.isnan(column)])
        return known, numpy.percentile(known, numpy.arange(101))

    def percentiles(self, feature, value):
        """A value's percentile by kb's rule over 101 percentiles, and by its exact rank."""
        column, marks = self.ordered[feature["name"]]
        below, upto = numpy.searchsorted(column, value, "left"), numpy.searchsorted(column, value, "right")
        rank = 50 * (below + upto) / len(column)
        # Marks are interpolated, so that one which is a written decimal may be so but for the last bit.
        same = numpy.flatnonzero(numpy.isclose(marks, value, rtol=1e-12, atol=0))
        rule = (same[0] + same[-1]) / 2 if len(same) else numpy.interp(value, marks, numpy.arange(101))
        return rule, rank


class Largest(dict):
    """The largest of the differences seen under each name."""

    def see(self, name, found, expected, scale=1.0):
        difference = float(numpy.max(numpy.abs(numpy.asarray(found, float) - numpy.asarray(expected, float)))) / scale
        # A difference that is no number is as large as can be, and not passed over.
        self[name] = max(self.get(name, 0.0), difference if numpy.isfinite(difference) else sys.float_info.max)


def explained(booster, data, rows):
    """shap's values and base values of rows, and whose algorithm they are from."""
    explainer = shap.TreeExplainer(booster, feature_perturbation="tree_path_dependent")
    trees = json.loads(booster.save_raw("json"))["learner"]["gradient_booster"]["model"]["trees"]
    if any(tree["categories_nodes"] for tree in trees):
        values, source = explainer.shap_values(data, check_additivity=False), "xgboost"
    else:
        # shap asks xgboost for its contributions wherever it can; a model of no named library it explains itself.
        explainer.model.model_type = "internal"
        values, source = explainer.shap_values(rows, check_additivity=False), "own"
        # A base value of its own it has not, as XGBoost's files hold no values of inner nodes: by additivity it is what
        # its values leave of its prediction.
        explainer.expected_value = explainer.model.predict(rows[:1])[0] - numpy.sum(values[0])
    return numpy.asarray(values).reshape(*rows.shape, -1), numpy.atleast_1d(explainer.expected_value), source


def compare_model(name, customers, ids, explanations, repository):
    folder = repository / "fixtures/models" / name
    classes = json.loads((folder / "description.json").read_text()).get("classes")
    booster = xgboost.Booster({"nthread": 2}, model_file=folder / "model.ubj")
    data, rows = customers.matrix(ids, booster)
    margins = booster.predict(data, output_margin=True).reshape(len(ids), -1)
    predicted = booster.predict(data).reshape(len(ids), -1)
    if link := booster.attr("kb_link"):
        predicted = LINKS[link](margins.astype(float))
    contributions = booster.predict(data, pred_contribs=True).reshape(len(ids), margins.shape[1], -1)
    values, bases, source = explained(booster, data, rows)
    largest, predictions = Largest(), {}
    for row, (number, explanation) in enumerate(zip(ids, explanations, strict=True)):
        assert explanation["customer_id"] == number
        shown = {part["feature"]: part["phi"] for part in explanation["contributions"]}
        assert sorted(shown) == sorted(booster.feature_names)
        group = int(predicted[row].argmax())
        assert not classes or explanation["class"] == classes[group]
        expected = predictions[number] = float(predicted[row, group])
        phi = [shown[feature] for feature in booster.feature_names]
        largest.see("margin", explanation["margin"], margins[row, group])
        largest.see("prediction", explanation["prediction"], expected, max(1.0, abs(expected)))
        largest.see("base_value", explanation["base_value"], contributions[row, group, -1])
        largest.see("phi", phi, contributions[row, group, :-1])
        largest.see("shap_base_value", explanation["base_value"], bases[group])
        largest.see("shap_phi", phi, values[row, :, group])
    return dict(largest, shap=source, customers=len(ids)), predictions


def compare_details(customers, details, predictions):
    largest = Largest()
    wrong = 0
    for detail in details:
        row = customers.rows[detail["customer_id"]]
        assert [feature["feature"] for feature in detail["features"]] == [f["name"] for f in customers.features]
        for feature, found in zip(customers.features, detail["features"], strict=True):
            text, value = row[feature["name"]], found["value"]
            if text == "" or "levels" in feature:
                wrong += value != (text or None)
                continue
            wrong += value is None or numpy.float32(value) != numpy.float32(text)
            if feature["type"] != "boolean":
                rule, rank = customers.percentiles(feature, float(text))
                largest.see("percentile_rule", found["percentile"], rule)
                largest.see("percentile_rank", found["percentile"], rank)
        for prediction in detail["predictions"]:
            expected = predictions[prediction["model"]][detail["customer_id"]]
            largest.see("prediction", prediction["value"], expected, max(1.0, abs(expected)))
        assert [prediction["model"] for prediction in detail["predictions"]] == MODELS
    return dict(largest, values=int(wrong), customers=len(details))


def main():
    program, state, repository, count = sys.argv[1], *map(pathlib.Path, sys.argv[2:4]), int(sys.argv[4])
    customers = Customers(state, repository)
    ids = sorted(random.Random(20251021).sample(sorted(customers.rows), count))
    listed = state / "ids"
    listed.write_text("".join(f"{number}\n" for number in ids))
    figures, predictions = {}, {}
    for name in MODELS:
        explanations = kb(program, state, "explain", "--ids", str(listed), "--model", name, "--top", "49")
        figures[name], predictions[name] = compare_model(name, customers, ids, explanations, repository)
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        details = list(pool.map(lambda number: kb(program, state, "customer", str(number))[0], ids))
    figures["details"] = compare_details(customers, details, predictions)
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
