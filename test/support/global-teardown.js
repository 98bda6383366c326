import { closeRun } from './run.js';

export default closeRun;
