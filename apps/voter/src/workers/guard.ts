/** The guard, in a worker of its own: it is started for one picture and ended with its answer. */
import "@perde/guard/worker";
