// Loaded into the program under test before its own first line (`node --import`): tells what the process has used.
process.on('message', (question) => {
  if (question !== 'used') return;
  const { user, system } = process.cpuUsage();
  process.send?.({ cpuMicros: user + system, residentBytes: process.memoryUsage.rss() });
});
process.channel?.unref(); // a command that is done ends all the same
