// @peculiar/x509 finds its algorithms through tsyringe, which refuses to load without the reflection polyfill. It asks
// for the constructor parameters of classes that have none, so an empty answer is all that is needed. Import this
// before the library.
const nothing = () => undefined;
if (!('getMetadata' in Reflect)) Object.assign(Reflect, { getMetadata: nothing, getOwnMetadata: nothing });

export {};
