/** Business customers: hotels, practices, schools, installers. Sixty, in the customers' countries. */
export interface OrganizationName {
  readonly name: string
  /** For the mail domain. */
  readonly latin: string
  readonly country: string
  readonly notes?: string
}

function of(
  country: string,
  ...names: (string | readonly [name: string, latin: string] | OrganizationName)[]
): OrganizationName[] {
  return names.map((each) => {
    if (typeof each === 'string') return { name: each, latin: each, country }
    return 'country' in each ? each : { name: each[0], latin: each[1], country }
  })
}

export const organizationNames: readonly [OrganizationName, ...OrganizationName[]] = [
  {
    name: 'Lantern Row Hotel',
    latin: 'Lantern Row Hotel',
    country: 'GB',
    notes: '34 rooms, mesh in every corridor. Guest network is business critical, call the front desk when it is down.',
  },
  ...of(
    'GB',
    'Mossgate Dental Practice',
    'Harrow & Pike Letting',
    'Saltmarsh Primary School',
    'Copperfield Coworking',
    'Thornbury Smart Installations',
    'The Gilded Teapot',
    'Kelpie Bay Holiday Cottages',
    'Brightwater Care Homes',
    'Alder & Daughters Electrical',
    'Northgate Veterinary Clinic',
  ),
  {
    name: 'Cedar Fork Property Management',
    latin: 'Cedar Fork',
    country: 'US',
    notes: 'Around 400 flats in three cities. Orders in batches of 40, always with one account per flat.',
  },
  ...of(
    'US',
    'Blue Mesa Inn',
    'Pinecrest Pediatrics',
    'Halloran Home Automation',
    'Riverbend Charter School',
    'Osprey Street Coffee',
    'Tall Grass Bed & Breakfast',
    'Quarry Hill Self Storage',
    'Marlow & Finch Accounting',
    'Prairie Light Senior Living',
    'Juniper Yoga Studios',
    'Stonebridge Auto Repair',
  ),
  ...of(
    'DE',
    'Gasthof zur Linde',
    'Zahnarztpraxis am Deich',
    'Elektro Brockmann',
    'Kita Sonnenwinkel',
    'Hausverwaltung Niederrhein',
    'Fahrradladen Kettenwerk',
    {
      name: 'Ferienhof Achterdiek',
      latin: 'Ferienhof Achterdiek',
      country: 'DE',
      notes: 'Eleven holiday flats. High season from June, please no updates on Saturdays.',
    },
  ),
  ...of(
    'FR',
    'Hôtel des Trois Ponts',
    'Cabinet médical Saint-Roch',
    'Électricité Vasseur',
    'Gîtes du Val Perdu',
    'Boulangerie Aux Deux Épis',
  ),
  ...of('ES', 'Hostal La Ribera', 'Clínica Dental Almenara', 'Instalaciones Cortijo', 'Academia Puente Nuevo'),
  ...of('PT', 'Casa do Moinho Velho', 'Clínica da Ribeira', 'Eletro Douro Instalações'),
  ...of('IT', 'Agriturismo Le Querce', 'Studio Dentistico Sant’Orsola', 'Impianti Bellavista', 'Albergo del Lago'),
  ...of(
    'NL',
    'Hotel De Gouden Reiger',
    'Tandartspraktijk Singelzicht',
    'Installatiebedrijf Van Rossum',
    'Basisschool De Wilgen',
  ),
  ...of('PL', 'Pensjonat Pod Modrzewiem', 'Przychodnia Zdrowie i Spokój', 'Elektroinstal Bielany'),
  ...of('JP', ['旅館 月見荘', 'Tsukimiso'], ['みなと歯科医院', 'Minato Dental'], ['青葉電設', 'Aoba Densetsu']),
  ...of('CN', ['云栖民宿', 'Yunqi Minsu'], ['江畔口腔诊所', 'Jiangpan Dental']),
  ...of('AE', ['فندق واحة النخيل', 'Wahat Hotel'], ['عيادة الشروق', 'Shorouq Clinic']),
]
