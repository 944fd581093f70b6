/** `key` is the same whenever the same edition is offered to the same channel again. */
export type Envelope = { key: string; at: Date; test: boolean };

export type Site = { url: string; name: string };
