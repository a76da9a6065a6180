import { parentPort, workerData } from 'node:worker_threads';
import { loadFlyerFonts } from '#flyer/fonts-fs.ts';
import type { FromWorker, ToWorker } from '#publish/flyer-pool.ts';
import { type FlyerStock, makeFlyer } from '#publish/make-flyer.ts';

const stock = workerData as FlyerStock;
const fonts = await loadFlyerFonts();
const send = (message: FromWorker, handedOver: ArrayBuffer[] = []): void =>
  parentPort?.postMessage(message, handedOver);

// What is thrown here ends this thread, and the pool hears of it.
parentPort?.on('message', async ({ number, order }: ToWorker) => {
  const made = await makeFlyer(order, stock, fonts);
  send({ number, made }, 'bytes' in made ? [made.bytes.buffer as ArrayBuffer] : []);
});
send('ready');
