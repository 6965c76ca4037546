// Events in the order in which they came.

export class Inbox {
  #unread = [];
  #reader = null;

  push(...events) {
    this.#unread.push(...events);
    this.#reader?.();
    this.#reader = null;
  }

  /** The oldest event that was not taken, once there is one. Fails at the deadline, in milliseconds as of `Date.now()`. */
  async take(deadline) {
    while (this.#unread.length === 0) {
      await new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error("no event arrived in time")), deadline - Date.now());
        this.#reader = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    return this.#unread.shift();
  }

  /** All events that were not taken. */
  takeAll() {
    return this.#unread.splice(0);
  }
}
