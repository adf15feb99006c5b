/// The natural logarithm of a positive finite number, to about one unit in the last place.
///
/// Made of IEEE 754 basic operations alone: C libraries differ in the last digit, and vectors must be the same on
/// every machine. The series is that of the inverse hyperbolic tangent.
func logarithm(_ value: Double) -> Double {
  var fraction = value.significand
  var exponent = Double(value.exponent)
  if fraction > 1.4142135623730951 {
    fraction /= 2
    exponent += 1
  }
  let ratio = (fraction - 1) / (fraction + 1)
  let square = ratio * ratio
  var sum = 0.0
  for denominator in stride(from: 23.0, through: 1.0, by: -2.0) { sum = sum * square + 1 / denominator }
  return 2 * ratio * sum + exponent * 0.6931471805599453
}
