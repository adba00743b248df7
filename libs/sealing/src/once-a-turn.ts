/** Does `work` at most once in a turn of the event loop: for questions to a file that come with every answer. */
export const onceATurn = (work: () => void): (() => void) => {
  let isDone = false;
  return () => {
    if (isDone) return;
    work();
    isDone = true;
    setImmediate(() => {
      isDone = false;
    });
  };
};
