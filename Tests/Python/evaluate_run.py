"""Prints trec_eval's figures of a run, one question a line: question, ndcg_cut_10, recall_10, recall_100, recip_rank.

Usage: evaluate_run.py QRELS.tsv RUN.trec
"""

import sys

import pytrec_eval


def main():
    judgements = {}
    with open(sys.argv[1], encoding="utf-8") as lines:
        for line in lines:
            question, document, grade = line.rstrip("\n").split("\t")
            if grade != "score":
                judgements.setdefault(question, {})[document] = int(grade)
    run = {}
    with open(sys.argv[2], encoding="utf-8") as lines:
        for line in lines:
            question, _, document, _, score, _ = line.split()
            run.setdefault(question, {})[document] = float(score)
    evaluator = pytrec_eval.RelevanceEvaluator(judgements, {"ndcg_cut.10", "recall.10,100", "recip_rank"})
    for question, figures in sorted(evaluator.evaluate(run).items()):
        names = ["ndcg_cut_10", "recall_10", "recall_100", "recip_rank"]
        print(question, *(repr(figures[name]) for name in names), sep="\t")


if __name__ == "__main__":
    main()
