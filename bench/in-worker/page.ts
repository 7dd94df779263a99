import type { WorkerAnswer, WorkerBench } from './worker-bench.ts'

declare global {
  interface Window {
    workerBench: WorkerBench
  }
}

window.workerBench = {
  // A worker of its own for each: what one leaves in memory is not the next one's.
  run: (name, zones) =>
    new Promise((resolve, reject) => {
      const worker = new Worker(new URL('worker.ts', import.meta.url), { type: 'module' })
      worker.onmessage = ({ data }: MessageEvent<WorkerAnswer>) => {
        worker.terminate()
        if (data.ok) resolve(data.value)
        else reject(new Error(data.problem))
      }
      worker.onerror = ({ message }) => reject(new Error(message))
      worker.postMessage({ name, zones })
    }),
}
