/// Percentiles, choices and counts (trino.io/docs/current/functions/aggregate.html).
enum ValueAggregates {
  static let all: [AggregateFunction] = [
    AggregateFunction("approx_percentile(x, share)", 2...2) { Percentile(.nearestRank, scale: 1) },
    AggregateFunction("percentile_disc(x, share)", 2...2) { Percentile(.nearestRank, scale: 1) },
    AggregateFunction("percentile_cont(x, share)", 2...2) { Percentile(.interpolated, scale: 1) },
    AggregateFunction("percentile(x, percent)", 2...2) { Percentile(.interpolated, scale: 100) },
    AggregateFunction("median(x)", 1...1) { Percentile(.interpolated, scale: 1) },
    AggregateFunction("approx_distinct(x, error)", 1...2) { DistinctCount() },
    AggregateFunction("count_if(condition)", 1...1) { ConditionCount(.count) },
    AggregateFunction("bool_and(condition)", 1...1) { ConditionCount(.all) },
    AggregateFunction("every(condition)", 1...1) { ConditionCount(.all) },
    AggregateFunction("bool_or(condition)", 1...1) { ConditionCount(.any) },
    AggregateFunction("max_by(x, key)", 2...2) { ValueByKey { $0 > $1 } },
    AggregateFunction("min_by(x, key)", 2...2) { ValueByKey { $0 < $1 } },
    AggregateFunction("arbitrary(x)", 1...1) { FirstValue() },
    AggregateFunction("any_value(x)", 1...1) { FirstValue() },
    AggregateFunction("geometric_mean(x)", 1...1) { GeometricMean() },
  ]
}
