/// How a terminal shows a piece of text: the parameter of ECMA-48's SGR sequence.
enum TextStyle: Int {
  case bold = 1
  case dim = 2
  case red = 31
  case green = 32
  case yellow = 33
  case magenta = 35
  case cyan = 36
  // The plain blue is hardly seen on black.
  case blue = 94
}
