#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// An objective of XGBoost: how `base_score` becomes a margin, and a margin a prediction.
struct Objective {
  /// The transform of `base_score`.
  enum Base {
    case identity
    case logit
    case logarithm
  }

  let base: Base
  let link: Link

  /// The objective of a name, `nil` for one that is not supported.
  init?(_ name: String) {
    switch name {
    case "binary:logistic", "reg:logistic": (base, link) = (.logit, .logistic)
    case "reg:gamma", "reg:tweedie", "count:poisson": (base, link) = (.logarithm, .exponential)
    case "multi:softprob", "multi:softmax": (base, link) = (.identity, .softmax)
    case "reg:squarederror", "reg:squaredlogerror", "reg:absoluteerror", "reg:pseudohubererror", "reg:quantileerror",
      "binary:logitraw", "rank:pairwise", "rank:ndcg", "rank:map":
      (base, link) = (.identity, .identity)
    default: return nil
    }
  }

  /// The margin of a base score, in XGBoost's own arithmetic of 32 bits.
  func margin(_ score: Float) -> Float {
    switch base {
    case .identity: score
    case .logit: -logf(1 / score - 1)
    case .logarithm: logf(score)
    }
  }
}
