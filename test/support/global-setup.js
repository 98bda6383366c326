import { openRun } from './run.js';

export default openRun;
