import Platform

/// Customers for tests, made once for each size.
actor SampleCustomers {
  static let shared = SampleCustomers()
  private var tasks: [Int: Task<CustomerDataset, Never>] = [:]

  func customers(_ count: Int) async -> CustomerDataset {
    let task = tasks[count] ?? Task { await CustomerGenerator(seed: 7, count: count).customers(width: 2) }
    tasks[count] = task
    return await task.value
  }
}
