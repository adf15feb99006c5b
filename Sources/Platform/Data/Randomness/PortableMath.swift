/// Elementary functions made of IEEE 754 basic operations and the square root alone: C libraries differ in the last
/// digit, and data must be the same on every machine.
enum PortableMath {
  /// e to a power, to about one unit in the last place; 0 below -708 and infinite above 709.
  static func exp(_ x: Double) -> Double {
    guard x <= 709 else { return x.isNaN ? x : .infinity }
    guard x >= -708 else { return 0 }
    let power = (x * 1.4426950408889634).rounded()
    // ln 2 in two parts, the first with trailing zeros, so that its product is exact.
    let rest = (x - power * 0.69314718036912381649) - power * 1.90821492927058770002e-10
    var sum = 0.0
    for coefficient in inverseFactorials { sum = sum * rest + coefficient }
    return sum * Double(bitPattern: UInt64(1023 + Int(power)) << 52)
  }

  /// 1/13! down to 1/0!.
  private static let inverseFactorials: [Double] = [
    1.6059043836821613e-10, 2.08767569878681e-09, 2.505210838544172e-08, 2.755731922398589e-07,
    2.7557319223985893e-06, 2.48015873015873e-05, 0.0001984126984126984, 0.001388888888888889,
    0.008333333333333333, 0.041666666666666664, 0.16666666666666666, 0.5, 1, 1,
  ]

  /// The natural logarithm of a positive normal number, to about one unit in the last place.
  static func log(_ x: Double) -> Double {
    var fraction = x.significand
    var exponent = Double(x.exponent)
    if fraction > 1.4142135623730951 {
      fraction /= 2
      exponent += 1
    }
    let ratio = (fraction - 1) / (fraction + 1)
    let square = ratio * ratio
    var sum = 0.0
    for coefficient in inverseOddNumbers { sum = sum * square + coefficient }
    return 2 * ratio * sum + exponent * 0.6931471805599453
  }

  /// 1/21 down to 1/1: the series of the inverse hyperbolic tangent.
  private static let inverseOddNumbers: [Double] = stride(from: 21.0, through: 1, by: -2).map { 1 / $0 }

  /// The logarithm of a count and one.
  static func logOnePlus(_ count: Double) -> Double { log(1 + count) }

  /// The hyperbolic tangent; the absolute error is below 1e-15.
  static func tanh(_ x: Double) -> Double { 1 - 2 / (exp(2 * x) + 1) }

  /// 1 / (1 + e^-x).
  static func sigmoid(_ x: Double) -> Double { 1 / (1 + exp(-x)) }
}
