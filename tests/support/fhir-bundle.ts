import type { Bundle, Resource, ResourceType } from '@medplum/fhirtypes';

type Of<Type extends ResourceType> = Extract<Resource, { resourceType: Type }>;

/** Every resource of a type in a bundle, in its order. */
export const resourcesOf = <Type extends ResourceType>(bundle: Bundle, type: Type): Of<Type>[] =>
  (bundle.entry ?? []).flatMap(({ resource }) =>
    resource?.resourceType === type ? [resource as Of<Type>] : [],
  );

/** The one resource of a type. @throws Error when there is none or more */
export const onlyResource = <Type extends ResourceType>(bundle: Bundle, type: Type): Of<Type> => {
  const [found, ...more] = resourcesOf(bundle, type);
  if (!found || more.length > 0) throw new Error(`${more.length + (found ? 1 : 0)} × ${type}`);
  return found;
};

/** A copy of a bundle in which the first resource of a type was changed in a way that its type forbids. */
export const spoiled = (
  bundle: Bundle,
  type: ResourceType,
  spoil: (resource: Record<string, unknown>) => unknown,
): Bundle => {
  const copy = structuredClone(bundle);
  const first: unknown = copy.entry?.find(({ resource }) => resource?.resourceType === type)?.resource;
  if (!first) throw new Error(`no ${type}`);
  spoil(first as Record<string, unknown>);
  return copy;
};
