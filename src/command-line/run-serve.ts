import { serve } from '../app.js';
import { readSettings } from '../settings.js';
import { refuseTakenPort } from './taken-port.js';

/** Serves the site of the settings until the process is told to stop; gives its address. */
export const runServe = async (): Promise<string> => {
  const settings = readSettings(process.env);
  await refuseTakenPort(settings);
  const { address } = await serve(settings);
  console.log(`Milepost is at ${address}`);
  return address;
};
