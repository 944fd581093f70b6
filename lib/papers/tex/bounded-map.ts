/** Remembers up to `size` values by key; the one unasked for the longest goes first. */
export class BoundedMap<Value> {
  private values = new Map<string, Value>();

  constructor(private readonly size: number) {}

  /** The value of `key`, made where it is not remembered. */
  recall(key: string, make: () => Value): Value {
    const found = this.values.get(key);
    if (found !== undefined) {
      this.values.delete(key);
      this.values.set(key, found);
      return found;
    }
    const value = make();
    this.values.set(key, value);
    if (this.values.size > this.size) this.values.delete(this.values.keys().next().value ?? '');
    return value;
  }
}
