// A keyboard with an input method, through the browser's own protocol.

import { initialOf } from "./hangul.mjs";

export class InputMethod {
  #page;
  #session;
  /** What is being composed. */
  #open = "";

  static async of(page) {
    const keyboard = new InputMethod();
    keyboard.#page = page;
    keyboard.#session = await page.context().newCDPSession(page);
    await page.evaluate(() => {
      for (const type of ["compositionstart", "compositionend"]) {
        document.addEventListener(type, () => (window.isComposing = type === "compositionstart"));
      }
    });
    return keyboard;
  }

  /** Shows `text` as what is being composed, in place of what was. */
  async show(text) {
    this.#open = text;
    await this.#session.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
  }

  /** Types Korean as people do, and leaves the last syllable, or jamo, uncommitted. */
  async compose(text) {
    for (const syllable of text) {
      await this.commit();
      const initial = initialOf(syllable);
      if (initial) await this.show(initial);
      await this.show(syllable);
    }
  }

  /** Ends the composition with what it shows, unless the browser has ended it, as it does when the focus goes. */
  async commit() {
    if (this.#open && (await this.#page.evaluate(() => window.isComposing))) await this.insert(this.#open);
    this.#open = "";
  }

  /** Writes as keyboards do that know no composition. */
  insert(text) {
    return this.#session.send("Input.insertText", { text });
  }

  /**
   * The Enter key, as the input method's (229) or as itself (13). The browser says by itself whether it was pressed while
   * composing. As itself it has its usual effect, which submits a form, unless the page prevents that.
   */
  async enter(windowsVirtualKeyCode, key = "Enter") {
    const event = { windowsVirtualKeyCode, key, code: "Enter" };
    const down = windowsVirtualKeyCode === 13 ? { type: "keyDown", text: "\r" } : { type: "rawKeyDown" };
    await this.#session.send("Input.dispatchKeyEvent", { ...down, ...event });
    await this.#session.send("Input.dispatchKeyEvent", { type: "keyUp", ...event });
  }
}
