export const root: string;
export function prepare(): Promise<void>;
export function isInstalled(folder: string): boolean;
export function explainFailure(output: string): string;
export function refuse(sentence: string): never;
export function projectEnvironment(): NodeJS.ProcessEnv;
