import JSON

extension JSONObject {
  /// An object of these members, the last of each key in the place of the first. O(members): events come from outside,
  /// and may have hundreds of thousands.
  init(keepingLast members: [Member]) {
    var places: [String: Int] = [:]
    var kept: [Member] = []
    for member in members {
      if let place = places[member.key] {
        kept[place].value = member.value
      } else {
        places[member.key] = kept.count
        kept.append(member)
      }
    }
    self.init(kept)
  }
}
