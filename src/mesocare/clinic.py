"""Who stands behind the sheet? The shape of a clinic's file, stated once."""

from mesocare.protocol import Address, Text, shape


@shape
class Clinic:
    """A clinic, as its own file describes it."""

    name: Text
    address: Text | None = None
    telephone: Text | None = None
    hours: Text | None = None
    """When the telephone is answered."""
    when_closed: Text | None = None
    """What to do while the clinic is closed."""
    emergency_number: Text | None = None
    web_address: Address | None = None
    logo: Text | None = None
    """The name of a picture beside the clinic's file."""
    zone: Text | None = None
    """An IANA time zone, in which days are counted and moments shown."""
