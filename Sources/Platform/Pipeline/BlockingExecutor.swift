import Dispatch

/// Runs tasks that keep a thread busy for long on threads of their own: those that all other tasks share are no more
/// than there are processors, and with all of them busy nothing else would go on.
final class BlockingExecutor: TaskExecutor {
  private let queue = DispatchQueue(label: "blocking", qos: .utility, attributes: .concurrent)

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
  }
}
