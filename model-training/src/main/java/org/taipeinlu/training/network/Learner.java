package org.taipeinlu.training.network;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Moves the weights of a network, one batch after the other, on as many threads as it is given.
 *
 * <p>Each thread works out the gradient of its share of a batch; the weights then move by the sum,
 * so that dropout apart the outcome is that of one thread. A Deeplearning4j graph serves one thread
 * only: each further one has a graph of its own, over the same weights. The same seed and the same
 * number of threads make the same choices.
 *
 * <p>To be called from one thread.
 */
public final class Learner implements AutoCloseable {
  // below it, a share costs more to hand over than to work out
  private static final int LEAST_SHARE = 4;

  private final TaggerNetwork network;
  private final List<Further> further = new ArrayList<>();

  /** A thread beside the caller's. One thread always, since workspaces belong to threads. */
  private record Further(ComputationGraph graph, ExecutorService thread) {}

  /**
   * A learner that changes this network.
   *
   * @param threads 1 for the caller's alone
   */
  public Learner(TaggerNetwork network, int threads) {
    this.network = network;
    for (int i = 1; i < threads; i++) {
      ExecutorService thread = Executors.newSingleThreadExecutor(Learner::daemon);
      await(thread.submit(NativeMemory::useOneThread));
      further.add(new Further(copyOverTheSameWeights(network.graph()), thread));
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "learner");
    thread.setDaemon(true);
    return thread;
  }

  private static ComputationGraph copyOverTheSameWeights(ComputationGraph graph) {
    // a clone of the configuration would share its dropouts, which remember what they left out
    String configuration = graph.getConfiguration().toJson();
    ComputationGraph copy =
        new ComputationGraph(ComputationGraphConfiguration.fromJson(configuration));
    copy.init(graph.params(), false);
    return copy;
  }

  /** Makes the random choices of what follows, such as dropout, depend on this number alone. */
  public void seed(long seed) {
    Nd4j.getRandom().setSeed(seed);
    for (int i = 0; i < further.size(); i++) {
      long own = seed + (i + 1) * 1_000_003L;
      await(further.get(i).thread().submit(() -> Nd4j.getRandom().setSeed(own)));
    }
  }

  /**
   * Learns from one batch.
   *
   * @return the loss for each token
   */
  public double fit(Batch batch) {
    List<Batch> shares = batch.shares(1 + further.size(), LEAST_SHARE);
    if (shares.size() == 1) {
      return network.fit(batch);
    }
    List<Future<Double>> losses = new ArrayList<>();
    for (int i = 1; i < shares.size(); i++) {
      Further one = further.get(i - 1);
      Batch share = shares.get(i);
      losses.add(one.thread().submit(() -> loss(one.graph(), share)));
    }
    ComputationGraph graph = network.graph();
    double loss = loss(graph, shares.get(0));
    INDArray gradient = graph.getFlattenedGradients();
    for (int i = 0; i < losses.size(); i++) {
      loss += await(losses.get(i));
      gradient.addi(further.get(i).graph().getFlattenedGradients());
    }
    move(graph, gradient, batch.sentences().size());
    return loss / batch.sentences().size() / batch.length();
  }

  /** Works out the gradient, and gives the loss of all sentences. */
  private double loss(ComputationGraph graph, Batch share) {
    graph.setInputs(network.inputs().of(share.sentences()));
    graph.setLabels(network.labels(share));
    graph.computeGradientAndScore();
    return graph.score() * share.sentences().size();
  }

  /** What {@link ComputationGraph#fit} does when it has a gradient. */
  private static void move(ComputationGraph graph, INDArray gradient, int sentences) {
    int iteration = graph.getIterationCount();
    graph
        .getUpdater()
        .update(
            graph.gradient(),
            iteration,
            graph.getEpochCount(),
            sentences,
            LayerWorkspaceMgr.noWorkspaces());
    graph.params().subi(gradient.reshape(graph.params().shape()));
    graph.getConfiguration().setIterationCount(iteration + 1);
  }

  private static <T> T await(Future<T> result) {
    try {
      return result.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while learning", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a thread failed while learning", e.getCause());
    }
  }

  /** Ends its threads. The network stays. */
  @Override
  public void close() {
    further.forEach(one -> one.thread().shutdown());
  }
}
