import Dispatch
import Synchronization

extension RandomAccessCollection where Self: Sendable, Element: Sendable, Index == Int {
  /// The results of `transform` in the order of the elements, computed on all processors.
  ///
  /// For work that is long beside the handing out of it, some 10 µs; short work goes in batches.
  ///
  /// - Throws: What `transform` throws first in the order of the elements.
  public func concurrentMap<Result: Sendable, Failure: Error>(
    _ transform: @Sendable (Element) throws(Failure) -> Result
  ) throws(Failure) -> [Result] {
    let results = Mutex([Swift.Result<Result, Failure>?](repeating: nil, count: count))
    DispatchQueue.concurrentPerform(iterations: count) { offset in
      let result: Swift.Result<Result, Failure>
      do throws(Failure) {
        result = .success(try transform(self[startIndex + offset]))
      } catch {
        result = .failure(error)
      }
      results.withLock { $0[offset] = result }
    }
    var values: [Result] = []
    values.reserveCapacity(count)
    for result in results.withLock({ $0 }) {
      if let result { values.append(try result.get()) }
    }
    return values
  }
}

extension RandomAccessCollection where Self: Sendable, Index == Int {
  /// The collection cut into runs of at most `count` elements, for ``concurrentMap(_:)``.
  public func runs(of count: Int) -> [Range<Int>] {
    stride(from: startIndex, to: endIndex, by: count).map { $0..<Swift.min($0 + count, endIndex) }
  }
}
