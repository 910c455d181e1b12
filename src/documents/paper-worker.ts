import { parentPort, workerData } from "node:worker_threads";
import { answerTo, type PaperJob } from "./paper-job.js";

// Started by the paper desk, in a thread of its own, for one document.
parentPort?.postMessage(await answerTo(workerData as PaperJob));
