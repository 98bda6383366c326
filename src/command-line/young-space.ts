import { setFlagsFromString } from 'node:v8';

// V8 doubles the space for young objects whenever much survives in it. While a server starts nearly everything survives,
// so that space would end 24 MB larger than serving ever needs. The flag is a number that is read each time it grows.
const growBy = (factor: number): void => {
  setFlagsFromString(`--semi-space-growth-factor=${factor}`);
};

/** Does the work with the space for young objects kept small. For a start; afterwards it grows as it is needed. */
export const keptSmall = async <T>(start: () => Promise<T>): Promise<T> => {
  growBy(1);
  try {
    return await start();
  } finally {
    growBy(2);
  }
};
