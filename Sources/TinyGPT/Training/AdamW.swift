import Foundation
import Kernels

/// The optimizer: Adam with decoupled weight decay on matrices, behind clipping to a norm.
///
/// Holds 8 bytes a weight.
struct AdamW: ~Copyable {
  let firstMoments: FloatBuffer
  let secondMoments: FloatBuffer
  /// The weights in pieces that threads take.
  private let pieces: [Piece]

  private struct Piece {
    let offset: Int
    let count: Int
    let decays: Bool
  }

  /// Floats of a piece.
  private static var pieceCount: Int { 16_384 }

  init(_ state: TrainingState) {
    firstMoments = FloatBuffer(state.firstMoments)
    secondMoments = FloatBuffer(state.secondMoments)
    pieces = state.weights.layout.tensors.flatMap { tensor in
      stride(from: 0, to: tensor.count, by: Self.pieceCount).map { first in
        Piece(
          offset: tensor.offset + first, count: min(Self.pieceCount, tensor.count - first),
          decays: tensor.decays)
      }
    }
  }

  /// The Euclidean norm of a gradient: squares are summed within pieces, then piece after piece.
  func norm(
    _ gradient: borrowing FloatBuffer, kernels: any KernelSet.Type, team: ThreadTeam
  ) -> Double {
    let base = unsafe gradient.read
    let sums = FloatBuffer(count: pieces.count)
    team.run(pieces.count) { piece, _ in
      unsafe sums.base[piece] = kernels.sumOfSquares(
        base + pieces[piece].offset, count: pieces[piece].count)
    }
    return sums.values.reduce(0.0) { $0 + Double($1) }.squareRoot()
  }

  /// Changes the weights by one step.
  ///
  /// - Parameter step: Counted from 1.
  func update(
    _ model: borrowing Backpropagation, step: Int, rate: Double, norm: Double,
    settings: TrainingSettings
  ) {
    let betas = TrainingSettings.betas
    let factors = { (decays: Bool) in
      AdamWFactors(
        betas: SIMD2(Float(betas.x), Float(betas.y)), epsilon: Float(TrainingSettings.epsilon),
        gradientScale: Float(min(1, settings.largestGradientNorm / (norm + 1e-6))),
        rate: Float(rate / (1 - pow(betas.x, Double(step)))),
        decay: decays ? Float(rate * settings.weightDecay) : 0,
        secondScale: Float(1 / (1 - pow(betas.y, Double(step))).squareRoot()))
    }
    let (plain, decaying) = (factors(false), factors(true))
    let kernels = model.kernels
    let weights = unsafe model.weights.base
    let gradient = unsafe model.gradient.read
    model.team.run(pieces.count) { index, _ in
      let piece = pieces[index]
      unsafe kernels.adamW(
        weights + piece.offset, gradients: gradient + piece.offset,
        firstMoments: firstMoments.base + piece.offset,
        secondMoments: secondMoments.base + piece.offset, count: piece.count,
        factors: piece.decays ? decaying : plain)
    }
  }
}
