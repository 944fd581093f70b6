/** Whether only a sample of the fault tests is wanted, as in npm test: FAULTS=sample. */
export const onlySample = process.env.FAULTS === 'sample';
