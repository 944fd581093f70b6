/** Next's cache functions throw outside Next; tests call the plain readers and need no cache. */
export function cacheTag(): void {}
export function cacheLife(): void {}
export function revalidateTag(): void {}
export function updateTag(): void {}
