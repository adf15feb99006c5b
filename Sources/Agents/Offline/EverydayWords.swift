/// Words that a question needs but an answer need not contain.
enum EverydayWords {
  /// Function words and the verbs and nouns of asking.
  static let ignorable: Set<String> = Set(
    """
    a about above actually all also am an and any anybody anyone are as ask at available be been being best better \
    between both but by call called can compare compared comparison could currently data dataset did do document \
    documents does doing done each either else ever every exactly find for from further get gets getting give given \
    go going got handle had has have having he help her here higher highest him his how hows i if in \
    information into is isnt it its itself just kind know last least less let like list listed lot lower lowest \
    made make many may me mean means might model models more most much must my need new no not now number of often \
    on one only or other our out over overall own per please pls produce put question quite rather really said same \
    say see set shall she should show shows since so some someone something stand stands still such take takes tell \
    than thanks that thats the their them then there these they thing things this those to today too top total under \
    up us use used uses using very want was way we well were what whats when where which while who whole whos whose \
    why will win wins with within without would yes yet you your versus vs call count counts run report \
    worst bottom biggest largest smallest fewest strongest weakest longest shortest greatest maximum minimum max min \
    main key leading highest-ranked rank ranked ranks ranking first second third fourth fifth sixth seventh eighth \
    ninth tenth negative positive across among group groups class classes come cover covers happen happens happened \
    appear appears contain contains state stated define defined definition explain explanation describe description \
    push pushes shorten shortens reduce reduces lower lowers raise raises decrease increase main does didnt doesnt \
    arranged fire fires order far before after signed actually current told saw month year week quarter fewer greater exceeding more
    """.split(whereSeparator: \.isWhitespace).map(String.init))

  /// The numbers that are written as words.
  static let numbers: [String: Int] = [
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "dozen": 12, "fifteen": 15, "twenty": 20,
  ]

  /// The places in a list that are written as words.
  static let ordinals: [String: Int] = [
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "twentieth": 20,
  ]

  /// Words that ask for the large end of a list.
  static let descending: Set<String> = [
    "top", "best", "highest", "largest", "biggest", "most", "greatest", "strongest", "leading", "main", "max",
    "maximum", "longest", "oldest", "hottest", "heaviest", "key", "primary",
  ]

  /// Words that ask for the small end of a list.
  static let ascending: Set<String> = [
    "least", "lowest", "smallest", "fewest", "weakest", "shortest", "min", "minimum", "bottom", "youngest", "closest",
    "nearest", "slowest", "cheapest", "poorest",
  ]

  /// Verbs that ask for the most negative value of a signed list.
  static let lowering: Set<String> = [
    "lower", "lowers", "reduce", "reduces", "shorten", "shortens", "decrease", "decreases", "hurts", "hurt",
  ]

  /// Words for quantities of which less is better.
  static let lowerIsBetter: Set<String> = ["rmse", "mae", "mse", "mape", "loss", "error", "brier", "ece", "false"]
}
