/** A JSON answer that is text already: records go out as they lie in the store. */
export class JsonText {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}
