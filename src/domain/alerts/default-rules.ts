import type { AlertRule } from './alert-rule.ts'

const OUR_WATERS = ['eez', 'contiguous-zone', 'territorial-sea'] as const

/**
 * The rules of a new installation: quiet on purpose. Foreign merchant ships have free passage through an EEZ (UNCLOS
 * article 58) and make no alert; foreign fishing vessels are the watch's business. Priorities as in IMO MSC.302(87):
 * a confirmed entry is a warning that becomes an alarm when nobody takes it, what may come is a caution, and a picture
 * that cannot be trusted is an alarm. Numbers are our own choice.
 */
export const DEFAULT_ALERT_RULES: readonly AlertRule[] = [
  {
    id: 'foreign-fishing-entry',
    name: 'Foreign fishing vessel enters our waters',
    enabled: true,
    priority: 'warning',
    cause: 'zone-event',
    when: {
      zoneKinds: [...OUR_WATERS],
      eventKinds: ['entered', 'crossed'],
      fromOutside: true,
      trackKinds: ['vessel'],
      notFlags: ['MY'],
      shipGroups: ['fishing'],
    },
    escalateAfterS: 300,
  },
  {
    id: 'foreign-fishing-approach',
    name: 'Foreign fishing vessel nears our limit',
    enabled: true,
    priority: 'caution',
    cause: 'approach',
    when: {
      zoneKinds: [...OUR_WATERS],
      trackKinds: ['vessel'],
      notFlags: ['MY'],
      shipGroups: ['fishing'],
      minSogKn: 2,
    },
    approachMin: 15,
    clearsItself: true,
  },
  {
    id: 'foreign-fishing-gap',
    name: 'Foreign fishing vessel not heard near our limit',
    enabled: true,
    priority: 'caution',
    cause: 'gap',
    when: { zoneKinds: [...OUR_WATERS], trackKinds: ['vessel'], notFlags: ['MY'], shipGroups: ['fishing'] },
    gapS: 900,
    nearLimitNm: 12,
  },
  {
    id: 'watch-area-entry',
    name: 'Vessel enters a watch area',
    enabled: true,
    priority: 'warning',
    cause: 'zone-event',
    when: { zoneKinds: ['watch-area'], eventKinds: ['entered', 'crossed'], trackKinds: ['vessel', 'contact'] },
  },
  {
    id: 'drone-link-near-limit',
    name: 'Drone not heard near our limit',
    enabled: true,
    priority: 'alarm',
    cause: 'link-lost',
    when: { zoneKinds: [...OUR_WATERS], trackKinds: ['drone'] },
    gapS: 60,
    nearLimitNm: 20,
  },
  {
    id: 'fast-craft-territorial-sea',
    name: 'Very fast craft in the territorial sea',
    enabled: true,
    priority: 'caution',
    cause: 'speed',
    when: { zoneKinds: ['territorial-sea'], trackKinds: ['vessel'], minSogKn: 45 },
    clearsItself: true,
  },
  {
    id: 'identity-from-two-places',
    name: 'One identity from two places',
    enabled: true,
    priority: 'warning',
    cause: 'observation',
    when: { observationKinds: ['shared-identity'], trackKinds: ['vessel'] },
  },
  {
    id: 'encounter-in-eez',
    name: 'Vessels side by side in our EEZ',
    enabled: true,
    priority: 'caution',
    cause: 'observation',
    when: {
      zoneKinds: ['eez', 'contiguous-zone'],
      observationKinds: ['encounter'],
      trackKinds: ['vessel'],
    },
  },
  {
    id: 'reporting-gap-near-limit',
    name: 'Reporting gap near our limit',
    enabled: true,
    priority: 'caution',
    cause: 'observation',
    when: { zoneKinds: [...OUR_WATERS], observationKinds: ['reporting-gap'], trackKinds: ['vessel'] },
    nearLimitNm: 5,
    clearsItself: true,
  },
  {
    id: 'contact-without-ais',
    name: 'Contact without AIS in our waters',
    enabled: true,
    priority: 'caution',
    cause: 'observation',
    when: {
      zoneKinds: [...OUR_WATERS],
      observationKinds: ['contact-without-ais'],
      trackKinds: ['contact'],
    },
  },
  {
    id: 'feed-silent',
    name: 'Feed silent',
    enabled: true,
    priority: 'alarm',
    cause: 'feed-silent',
    when: {},
  },
  {
    id: 'feed-lost',
    name: 'Feed lost',
    enabled: true,
    priority: 'alarm',
    cause: 'feed-lost',
    when: {},
    gapS: 5,
  },
]
